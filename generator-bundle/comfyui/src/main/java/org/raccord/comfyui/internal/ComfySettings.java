package org.raccord.comfyui.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind;
import org.raccord.generator.GeneratorKind.Instance;
import org.raccord.generator.GeneratorKind.Presence;
import org.raccord.generator.GeneratorKind.Setting;
import org.raccord.generator.Raster;
import org.raccord.model.time.Rate;

/**
 * The settings of one instance, read and checked.
 *
 * @param url the server, without a slash at the end
 * @param workflow the workflow's file
 * @param inputs places that are named here
 * @param size raster to ask for; empty asks for one in the slot's shape
 * @param rate frames a second that the workflow makes; empty leaves the slot's
 * @param grid numbers of frames that the model can make
 * @param longest most frames that it can make
 * @param context real frames of each clip that a masked middle shows at least
 * @param workers fills at once
 * @param timeout longest time of one job
 */
record ComfySettings(
    URI url,
    Path workflow,
    InputMap inputs,
    Optional<Raster> size,
    Optional<Rate> rate,
    Grid grid,
    Optional<Long> longest,
    int context,
    int workers,
    Duration timeout) {

  private static final String URL = "http://127.0.0.1:8188";
  private static final int MOST_WORKERS = 16;

  static final List<Setting> ALL =
      List.of(
          setting("url", Presence.OPTIONAL, URL, "address of the ComfyUI server"),
          new Setting(
              "workflow",
              Presence.REQUIRED,
              Optional.empty(),
              "whole path of a workflow that was exported with Workflow > Export (API)"),
          new Setting(
              "inputs",
              Presence.OPTIONAL,
              Optional.empty(),
              "inputs that are filled in where the workflow has no {{places}}, such as"
                  + " \"first_frame=LoadImage:Start.image; seed=KSampler.seed\""),
          new Setting(
              "size",
              Presence.OPTIONAL,
              Optional.empty(),
              "raster that is asked for, such as 832x480; the slot's shape where absent"),
          new Setting(
              "rate",
              Presence.OPTIONAL,
              Optional.empty(),
              "frames a second that the model makes, such as 16; the slot's where absent"),
          setting(
              "grid",
              Presence.OPTIONAL,
              "any",
              "numbers of frames that the model makes: 4n+1 (Wan), 8n+1 (LTX) or any"),
          new Setting(
              "longest",
              Presence.OPTIONAL,
              Optional.empty(),
              "most frames that the model makes, such as 81"),
          setting(
              "context",
              Presence.OPTIONAL,
              "12",
              "real frames of each clip beside the slot, for a workflow with a {{source_video}}"),
          setting("workers", Presence.OPTIONAL, "1", "fills at once"),
          setting("timeout", Presence.OPTIONAL, "60", "minutes that one job may take"),
          new Setting(
              GeneratorKind.KEY,
              Presence.OPTIONAL,
              Optional.empty(),
              "reference to a key, for a server behind a gateway that asks for one"));

  private static Setting setting(
      String name, Presence presence, String standard, String description) {
    return new Setting(name, presence, Optional.of(standard), description);
  }

  /** Reads them. */
  static ComfySettings of(Instance instance) throws GenerationException {
    String workflow =
        given(instance, "workflow")
            .orElseThrow(
                () ->
                    misconfigured(
                        "The setting workflow is missing. Export a workflow in ComfyUI with"
                            + " Workflow > Export (API) and set workflow to that file."));
    return new ComfySettings(
        url(given(instance, "url").orElse(URL)),
        path(workflow),
        InputMap.of(given(instance, "inputs").orElse("")),
        size(instance),
        rate(instance),
        grid(given(instance, "grid").orElse("any")),
        number(instance, "longest", 100_000),
        number(instance, "context", 200).orElse(12L).intValue(),
        number(instance, "workers", MOST_WORKERS).orElse(1L).intValue(),
        Duration.ofMinutes(number(instance, "timeout", 10_000).orElse(60L)));
  }

  private static Optional<String> given(Instance instance, String name) {
    return instance.setting(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static URI url(String written) throws GenerationException {
    try {
      URI url = new URI(written.replaceAll("/+$", ""));
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https"))
          && url.getHost() != null
          && url.getUserInfo() == null
          && url.getQuery() == null
          && url.getFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw new GenerationException(
          GenerationException.Kind.MISCONFIGURED,
          "The setting url is no address. Write it like " + URL + ".",
          e);
    }
    throw misconfigured("The setting url is no address of a server. Write it like " + URL + ".");
  }

  private static Path path(String written) throws GenerationException {
    try {
      Path path =
          written.startsWith("~/")
              ? Path.of(System.getProperty("user.home")).resolve(written.substring(2))
              : Path.of(written);
      if (!path.isAbsolute()) {
        // The command may be given in another folder next time.
        throw misconfigured(
            "The setting workflow is not a whole path. Write " + path.toAbsolutePath() + ".");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new GenerationException(
          GenerationException.Kind.MISCONFIGURED, "The setting workflow is no path of a file.", e);
    }
  }

  private static Optional<Raster> size(Instance instance) throws GenerationException {
    Optional<String> written = given(instance, "size");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (!written.get().matches("[1-9]\\d{1,4}x[1-9]\\d{1,4}")) {
      throw misconfigured("The setting size is no raster. Write it like 832x480.");
    }
    String[] sides = written.get().split("x", -1);
    Raster size = new Raster(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    if (!size.isEven()) {
      throw misconfigured("The setting size has an odd side, which no video has. Make it even.");
    }
    return Optional.of(size);
  }

  private static Optional<Rate> rate(Instance instance) throws GenerationException {
    Optional<String> written = given(instance, "rate");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (written.get().matches("[1-9]\\d{0,2}")) {
      return Optional.of(Rate.of(Long.parseLong(written.get())));
    }
    if (written.get().matches("[1-9]\\d{3,5}/1001")) {
      return Optional.of(
          new Rate(Long.parseLong(written.get().substring(0, written.get().indexOf('/'))), 1001));
    }
    throw misconfigured("The setting rate is no rate. Write it like 16, 24 or 24000/1001.");
  }

  private static Grid grid(String written) throws GenerationException {
    return Grid.of(written)
        .orElseThrow(() -> misconfigured("The setting grid is not any, 4n+1 or 8n+1."));
  }

  private static Optional<Long> number(Instance instance, String name, long most)
      throws GenerationException {
    Optional<String> written = given(instance, name);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (written.get().matches("[1-9]\\d{0,5}") && Long.parseLong(written.get()) <= most) {
      return Optional.of(Long.parseLong(written.get()));
    }
    throw misconfigured("The setting " + name + " is no number from 1 to " + most + ".");
  }

  private static GenerationException misconfigured(String message) {
    return new GenerationException(GenerationException.Kind.MISCONFIGURED, message);
  }
}
