package org.raccord.otio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.model.picture.ShotColour;
import org.raccord.model.picture.ViewingLut;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.UnplacedSlot;

/**
 * Media URLs of timelines, in all their dialects, and the files they name: {@code
 * file://localhost/C%3a/...}, {@code file:///...}, {@code file:/...}, {@code file://server/share},
 * UNC paths, bare and relative paths, percent signs and raw spaces.
 */
public final class MediaUrls {

  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL);
  private static final Pattern DRIVE = Pattern.compile("/?([A-Za-z])[:|](?:/.*|)", Pattern.DOTALL);

  /** No system has files of longer paths. */
  private static final int LONGEST = 32_767;

  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()+,;=@/:";

  private MediaUrls() {}

  /**
   * The file that a URL names, whether or not it exists.
   *
   * @param url a file URL of any dialect or a path
   * @param folder the timeline's folder, which relative ones start from
   * @return empty where the URL names no file of a file system (http and the like)
   */
  public static Optional<Path> path(String url, Path folder) {
    String text = url.strip();
    Matcher scheme = SCHEME.matcher(text);
    boolean isUrl = false;
    if (scheme.matches()) {
      if (!scheme.group(1).toLowerCase(Locale.ROOT).equals("file")) {
        return Optional.empty();
      }
      isUrl = true;
      text = fromFileUrl(scheme.group(2));
    }
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    // A bare path may hold a real percent sign; then the name as it stands comes first.
    Optional<Path> plain = resolve(text, folder);
    if (text.indexOf('%') < 0 || (!isUrl && plain.filter(p -> p.toFile().exists()).isPresent())) {
      return plain;
    }
    Optional<Path> decoded = resolve(decode(text), folder);
    boolean asItStands =
        plain.filter(p -> p.toFile().exists()).isPresent()
            && decoded.filter(p -> p.toFile().exists()).isEmpty();
    return asItStands ? plain : decoded;
  }

  /** What follows {@code file:}, as a path that is still percent-encoded. */
  private static String fromFileUrl(String rest) {
    if (!rest.startsWith("//")) {
      return rest;
    }
    String afterSlashes = rest.substring(2);
    int slash = afterSlashes.indexOf('/');
    String host = slash < 0 ? afterSlashes : afterSlashes.substring(0, slash);
    String path = slash < 0 ? "" : afterSlashes.substring(slash);
    if (host.isEmpty() || host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1")) {
      return path;
    }
    if (DRIVE.matcher(decode(host)).matches() || host.equals(".") || host.equals("..")) {
      return afterSlashes;
    }
    return rest;
  }

  private static Optional<Path> resolve(String text, Path folder) {
    String path = text;
    boolean windows = path.indexOf('\\') >= 0 && (path.startsWith("\\\\") || path.indexOf('/') < 0);
    if (windows || DRIVE.matcher(path.replace('\\', '/')).matches()) {
      path = path.replace('\\', '/');
    }
    Matcher drive = DRIVE.matcher(path);
    if (drive.matches()) {
      path = path.startsWith("/") ? path.substring(1) : path;
      path = path.charAt(0) + ":" + path.substring(2);
    }
    try {
      // Where there are no drives, C:/x is taken as a file that cannot be found, not as a folder.
      Path found = Path.of(path);
      boolean absolute = found.isAbsolute() || drive.matches();
      return Optional.of(
          absolute && !found.isAbsolute()
              ? Path.of("/" + path)
              : folder.resolve(found).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Percent signs resolved as UTF-8; one that is followed by no two digits stays. */
  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < all.length; i++) {
      int high = i + 2 < all.length ? Character.digit(all[i + 1], 16) : -1;
      int low = i + 2 < all.length ? Character.digit(all[i + 2], 16) : -1;
      if (all[i] == '%' && high >= 0 && low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(all[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * The URL of a file: relative with forward slashes where it lies in {@code folder}, below it, or
   * below the folder that holds it; otherwise a {@code file:///} URL.
   */
  public static String url(Path file, Path folder) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = folder.toAbsolutePath().normalize();
    Path above = base.getParent();
    boolean near =
        absolute.startsWith(base)
            || (above != null && above.getNameCount() > 0 && absolute.startsWith(above));
    if (near) {
      return encode(slashes(base.relativize(absolute)));
    }
    String path = slashes(absolute);
    return path.startsWith("//")
        ? "file:" + encode(path)
        : "file://" + (path.startsWith("/") ? "" : "/") + encode(path);
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static String encode(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(b & 0xFF) >= 0) {
        out.append((char) b);
      } else {
        out.append(String.format("%%%02X", b & 0xFF));
      }
    }
    return out.toString();
  }

  /** The timeline with its relative URLs rewritten for another folder; nothing else changes. */
  public static Timeline rebase(Timeline timeline, Path from, Path to) {
    Path old = from.toAbsolutePath().normalize();
    Path now = to.toAbsolutePath().normalize();
    return old.equals(now)
        ? timeline
        : timeline
            .withTracks(timeline.tracks().stream().map(t -> rebase(t, old, now)).toList())
            .withUnplaced(timeline.unplaced().stream().map(u -> rebase(u, old, now)).toList())
            .withColour(timeline.colour().map(colour -> rebase(colour, old, now)))
            .withViewing(
                timeline
                    .viewing()
                    .map(lut -> new ViewingLut(lut.name(), rebase(lut.url(), old, now))));
  }

  private static ShotColour rebase(ShotColour colour, Path from, Path to) {
    return colour instanceof ShotColour.Cubes cubes
        ? new ShotColour.Cubes(
            rebase(cubes.toDisplay(), from, to),
            cubes.fromDisplay().map(url -> rebase(url, from, to)))
        : colour;
  }

  private static String rebase(String url, Path from, Path to) {
    return isRelative(url) ? path(url, from).map(file -> url(file, to)).orElse(url) : url;
  }

  private static UnplacedSlot rebase(UnplacedSlot slot, Path from, Path to) {
    return new UnplacedSlot(
        rebase(slot.picture(), from, to),
        slot.sounds().stream().map(s -> rebase(s, from, to)).toList(),
        slot.place(),
        slot.reason());
  }

  private static Item rebase(Item item, Path from, Path to) {
    return item instanceof Clip clip ? rebase(clip, from, to) : item;
  }

  private static Track rebase(Track track, Path from, Path to) {
    List<Element> elements = new ArrayList<>();
    boolean changed = false;
    for (Element element : track.elements()) {
      Element moved = element;
      if (element instanceof Clip clip) {
        moved = rebase(clip, from, to);
      } else if (element instanceof Nest nest) {
        List<Track> tracks = nest.tracks().stream().map(t -> rebase(t, from, to)).toList();
        moved = tracks.equals(nest.tracks()) ? nest : nest.withTracks(tracks);
      }
      changed |= moved != element;
      elements.add(moved);
    }
    return changed ? track.withElements(elements) : track;
  }

  private static Clip rebase(Clip clip, Path from, Path to) {
    Map<String, MediaReference> moved = new LinkedHashMap<>();
    clip.references().forEach((key, media) -> moved.put(key, rebase(media, from, to)));
    return moved.equals(clip.references()) ? clip : clip.withReferences(moved, clip.activeKey());
  }

  private static MediaReference rebase(MediaReference media, Path from, Path to) {
    if (media instanceof MediaReference.External external && isRelative(external.url())) {
      return path(external.url(), from)
          .<MediaReference>map(
              file ->
                  new MediaReference.External(
                      external.name(), url(file, to), external.available(), external.origin()))
          .orElse(media);
    }
    if (media instanceof MediaReference.ImageSequence sequence && isRelative(sequence.urlBase())) {
      String folder = sequence.urlBase();
      return path(folder.isEmpty() ? "." : folder, from)
          .<MediaReference>map(
              file ->
                  new MediaReference.ImageSequence(
                      sequence.name(),
                      folderUrl(file, to),
                      sequence.prefix(),
                      sequence.suffix(),
                      sequence.startFrame(),
                      sequence.frameStep(),
                      sequence.rate(),
                      sequence.zeroPadding(),
                      sequence.available(),
                      sequence.origin()))
          .orElse(media);
    }
    return media;
  }

  private static String folderUrl(Path folder, Path to) {
    String url = url(folder, to);
    return url.isEmpty() || url.endsWith("/") ? url : url + "/";
  }

  /** Whether a URL starts from the timeline's folder. */
  public static boolean isRelative(String url) {
    String text = url.strip();
    return !SCHEME.matcher(text).matches()
        && !DRIVE.matcher(text.replace('\\', '/')).matches()
        && !text.startsWith("/")
        && !text.startsWith("\\");
  }
}
