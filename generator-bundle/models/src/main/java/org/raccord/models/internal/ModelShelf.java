package org.raccord.models.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.raccord.generator.Checkable.Finding;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.GeneratorKind;
import org.raccord.generator.ModelPackages;

/** The packages of this machine, and each of them as a generator. */
@Component(
    service = {GeneratorKind.class, ModelPackages.class},
    property = GeneratorKind.NAME + "=" + ModelPackages.KIND)
public final class ModelShelf implements GeneratorKind, ModelPackages {

  private static final String PACKAGE = "package";
  private static final String GRAIN = "grain";
  private static final String DETAIL = "detail";
  private static final String TILE = "tile";
  private static final String THREADS = "threads";
  private static final int LICENCE_BYTES = 1 << 18;

  private final Installed installed;
  private final SelfCheck selfCheck;

  /** The packages in the folder that the launcher names. */
  @Activate
  public ModelShelf() {
    this(
        property("raccord.models")
            .orElse(Path.of(System.getProperty("user.home", "."), ".raccord", "models")),
        property("raccord.cache"));
  }

  ModelShelf(Path folder, Optional<Path> cache) {
    this.installed = new Installed(folder);
    this.selfCheck = new SelfCheck(cache);
  }

  private static Optional<Path> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).map(Path::of);
  }

  @Override
  public String description() {
    return "Local models: ONNX packages, run on this machine";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(
            PACKAGE,
            Presence.OPTIONAL,
            Optional.empty(),
            "name of an added package, or the folder of one; otherwise the package of the"
                + " instance's own name"),
        new Setting(
            GRAIN,
            Presence.OPTIONAL,
            Optional.of("restored"),
            "restored: the neighbours' grain is put back; left: as the model leaves it"),
        new Setting(
            DETAIL,
            Presence.OPTIONAL,
            Optional.of("restored"),
            "restored: fine detail is brought to what the neighbours have; left: as the model leaves"
                + " it"),
        new Setting(
            TILE,
            Presence.OPTIONAL,
            Optional.empty(),
            "most pixels that are worked on at once, such as 983040; otherwise what the package"
                + " says"),
        new Setting(
            THREADS,
            Presence.OPTIONAL,
            Optional.empty(),
            "threads that the model runs on; otherwise as many as the machine has cores, at most"
                + " 8"));
  }

  @Override
  public List<Instance> found() {
    return installed.names().stream()
        .filter(Instance::isName)
        .map(name -> new Instance(name, java.util.Map.of()))
        .toList();
  }

  @Override
  public Opened open(Instance instance) throws GenerationException {
    try {
      ModelPackage described = described(instance.setting(PACKAGE).orElse(instance.name()));
      Optional<String> tile = instance.setting(TILE);
      if (tile.isPresent()) {
        described = described.withTile(number(TILE, tile.get(), 4096, 1 << 26));
      }
      Optional<String> threads = instance.setting(THREADS);
      int cores = Math.min(8, Runtime.getRuntime().availableProcessors());
      return new Opened(
          new ModelGenerator(
              described,
              treatment(instance, GRAIN),
              treatment(instance, DETAIL),
              threads.isPresent() ? number(THREADS, threads.get(), 1, 256) : cores,
              selfCheck),
          described.title()
              + " "
              + described.version()
              + ": "
              + does(described.task())
              + ", on this machine",
          1);
    } catch (PackageException e) {
      throw new GenerationException(Kind.MISCONFIGURED, e.reason(), e);
    }
  }

  private static String does(ModelPackage.Task task) {
    return switch (task) {
      case INTERPOLATE -> "makes one shot of two clips";
      case EXTEND -> "goes on from a clip";
      case REFINE -> "betters the bridge between two clips";
    };
  }

  private static Treatment treatment(Instance instance, String name) throws PackageException {
    String wanted = instance.setting(name).orElse("restored");
    for (Treatment treatment : Treatment.values()) {
      if (treatment.name().equalsIgnoreCase(wanted)) {
        return treatment;
      }
    }
    throw new PackageException(name + " is restored or left, not \"" + wanted + "\".");
  }

  private static int number(String name, String text, int least, int most) throws PackageException {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new PackageException(
        name + " is a whole number from " + least + " to " + most + ", not \"" + text + "\".");
  }

  private ModelPackage described(String named) throws PackageException {
    if (installed.has(named)) {
      return PackageFile.read(installed.folder().resolve(named));
    }
    Path folder = Path.of(named);
    if (folder.isAbsolute() && Files.isDirectory(folder)) {
      return PackageFile.read(folder);
    }
    throw new PackageException(
        "There is no model package "
            + named
            + ". \"raccord models list\" shows those that are there, \"raccord models add FOLDER\""
            + " adds one.");
  }

  @Override
  public Path folder() {
    return installed.folder();
  }

  @Override
  public List<Card> list() {
    List<Card> cards = new ArrayList<>();
    for (String name : installed.names()) {
      try {
        cards.add(card(PackageFile.read(installed.folder().resolve(name))));
      } catch (PackageException e) {
        cards.add(new Card(name, "", e.reason(), "", "", Optional.empty(), 0, false));
      }
    }
    return cards;
  }

  private static Card card(ModelPackage described) throws PackageException {
    try {
      long bytes = 0;
      for (String file : Installed.files(described)) {
        bytes += Files.size(PackageCheck.file(described.folder(), file));
      }
      Optional<String> text = Optional.empty();
      if (described.licence().file().isPresent()) {
        Path file = described.folder().resolve(described.licence().file().get());
        if (Files.size(file) > LICENCE_BYTES) {
          throw new PackageException(
              described.licence().file().get() + " is larger than 256 KB: it is no licence.");
        }
        text = Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
      return new Card(
          described.name(),
          described.version(),
          described.title(),
          described.task().name().toLowerCase(Locale.ROOT),
          described.licence().name(),
          text,
          bytes,
          true);
    } catch (IOException e) {
      throw new PackageException(
          "A file of the package cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** Something done with a package that lies in a folder. */
  @FunctionalInterface
  private interface Work<T> {
    T with(ModelPackage described) throws PackageException, IOException;
  }

  private static <T> T in(Path source, Work<T> work) throws GenerationException {
    try {
      if (Files.isRegularFile(source)
          && source.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
        try (Unzipped unzipped = Unzipped.of(source)) {
          return checked(unzipped.folder(), work);
        }
      }
      Optional<Path> graph = Recognised.graph(source);
      if (graph.isPresent()) {
        try (Recognised recognised = Recognised.of(graph.get())) {
          return checked(recognised.folder(), work);
        }
      }
      if (!Files.isDirectory(source)) {
        throw new PackageException(
            source
                + " is neither a folder nor a .zip nor an .onnx file. Choose the folder with "
                + PackageFile.NAME
                + " in it.");
      }
      return checked(source, work);
    } catch (PackageException e) {
      throw new GenerationException(Kind.MISCONFIGURED, e.reason(), e);
    } catch (IOException e) {
      throw new GenerationException(
          Kind.MISCONFIGURED,
          "The package could not be copied: "
              + e
              + ". Look whether the disk has room and the folder can be written.",
          e);
    }
  }

  private static <T> T checked(Path folder, Work<T> work) throws PackageException, IOException {
    ModelPackage described = PackageFile.read(folder);
    card(described);
    PackageCheck.outlines(described);
    return work.with(described);
  }

  @Override
  public Card look(Path source) throws GenerationException {
    return in(source, ModelShelf::card);
  }

  @Override
  public Card add(Path source) throws GenerationException {
    return in(
        source,
        described -> {
          if (source.toAbsolutePath().normalize().startsWith(installed.folder())) {
            throw new PackageException(source + " lies in the folder of packages already.");
          }
          installed.add(described);
          return card(described);
        });
  }

  @Override
  public List<Finding> check(String name) throws GenerationException, InterruptedException {
    try {
      return new ModelGenerator(
              described(name),
              Treatment.LEFT,
              Treatment.LEFT,
              Math.min(8, Runtime.getRuntime().availableProcessors()),
              selfCheck)
          .check(
              () -> {
                if (Thread.interrupted()) {
                  throw new InterruptedException();
                }
              });
    } catch (PackageException e) {
      throw new GenerationException(Kind.MISCONFIGURED, e.reason(), e);
    }
  }

  @Override
  public void remove(String name) throws GenerationException {
    try {
      if (!installed.has(name)) {
        throw new PackageException(
            "There is no model package "
                + name
                + ". \"raccord models list\" shows those that are there.");
      }
      installed.remove(name);
    } catch (PackageException e) {
      throw new GenerationException(Kind.MISCONFIGURED, e.reason(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new GenerationException(
          Kind.MISCONFIGURED, "The package could not be removed: " + e + ".", e);
    }
  }
}
