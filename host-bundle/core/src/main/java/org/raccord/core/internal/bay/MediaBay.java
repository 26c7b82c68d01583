package org.raccord.core.internal.bay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.media.MediaException;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.MediaShelf;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;
import org.raccord.otio.MediaUrls;

/**
 * Finds the files of a timeline's media and knows what is in them; asks each file once as long as
 * it does not change. Thread-safe.
 */
public final class MediaBay implements MediaShelf {

  private record Stamp(Path file, long bytes, long changed) {}

  private final Path base;
  private final Object lock = new Object();
  private final Map<Stamp, MediaFacts> facts = new HashMap<>();
  private final Map<Stamp, MediaException> failures = new HashMap<>();
  private final Map<Stamp, String> identities = new HashMap<>();
  private volatile Map<String, FrameRange> used = Map.of();

  /**
   * @param base the folder that relative URLs are relative to
   */
  public MediaBay(Path base) {
    this.base = base;
  }

  /**
   * Takes note of how a timeline uses its media. A file with a timecode may be counted from that
   * timecode or from zero: where a reference does not say, the clips do.
   */
  public void noteUse(Timeline timeline) {
    Map<String, FrameRange> ranges = new HashMap<>();
    note(timeline.tracks(), ranges);
    used = Map.copyOf(ranges);
  }

  private static void note(List<Track> tracks, Map<String, FrameRange> ranges) {
    for (Track track : tracks) {
      for (Element element : track.elements()) {
        if (element instanceof Nest nest) {
          note(nest.tracks(), ranges);
        } else if (element instanceof Clip clip
            && clip.media() instanceof MediaReference.External external
            && external.available().isEmpty()) {
          ranges.merge(external.url(), clip.source(), MediaBay::earlier);
        }
      }
    }
  }

  private static FrameRange earlier(FrameRange a, FrameRange b) {
    return a.startTime().compareTo(b.startTime()) <= 0 ? a : b;
  }

  /** The file of a reference, whether it is there or not; empty where it names none. */
  public Optional<Path> path(String url) {
    return MediaUrls.path(url, base);
  }

  /** The file that a reference names, whether or not it is there. */
  public Optional<Path> path(MediaReference reference) {
    if (reference instanceof MediaReference.External external) {
      return MediaUrls.path(external.url(), base);
    }
    if (reference instanceof MediaReference.ImageSequence sequence) {
      return MediaUrls.path(firstOf(sequence), base);
    }
    return Optional.empty();
  }

  private static String firstOf(MediaReference.ImageSequence sequence) {
    String number =
        String.format("%0" + Math.max(1, sequence.zeroPadding()) + "d", sequence.startFrame());
    String folder = sequence.urlBase();
    return (folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/")
        + sequence.prefix()
        + number
        + sequence.suffix();
  }

  /** The file of a reference, where it is there. */
  public Optional<Path> locate(MediaReference reference) {
    return path(reference).filter(Files::isRegularFile);
  }

  @Override
  public boolean isThere(MediaReference reference) {
    if (reference instanceof MediaReference.External
        || reference instanceof MediaReference.ImageSequence) {
      return locate(reference).isPresent();
    }
    return !(reference instanceof MediaReference.Unknown);
  }

  @Override
  public Optional<FrameRange> available(MediaReference reference) {
    if (reference.available().isPresent()) {
      return reference.available();
    }
    return locate(reference).flatMap(file -> probed(reference, file));
  }

  private Optional<FrameRange> probed(MediaReference reference, Path file) {
    try {
      MediaFacts what = facts(file);
      Optional<FrameRange> counted =
          what.picture()
              .map(p -> p.range())
              .or(
                  () ->
                      what.sound()
                          .map(
                              s ->
                                  new FrameRange(
                                      0,
                                      s.samples(),
                                      org.raccord.model.time.Rate.of(s.format().sampleRate()))));
      return counted.map(range -> fromTimecode(reference, what, range));
    } catch (MediaException e) {
      return Optional.empty();
    }
  }

  private FrameRange fromTimecode(MediaReference reference, MediaFacts what, FrameRange counted) {
    FrameRange use = reference instanceof MediaReference.External e ? used.get(e.url()) : null;
    if (use == null || what.start().isEmpty()) {
      return counted;
    }
    FrameRange coded = counted.shifted(what.start().get().time().at(counted.rate()).frame());
    return coded.start() > 0
            && coded.contains(use.startTime())
            && !counted.contains(use.startTime())
        ? coded
        : counted;
  }

  /** Whether a clip of the timeline has its media in {@code file}. */
  public boolean uses(Timeline timeline, Path file) {
    return uses(timeline.tracks(), file);
  }

  private boolean uses(List<Track> tracks, Path file) {
    for (Track track : tracks) {
      for (Element element : track.elements()) {
        boolean here =
            element instanceof Nest nest
                ? uses(nest.tracks(), file)
                : element instanceof Clip clip
                    && clip.references().values().stream()
                        .anyMatch(m -> path(m).filter(p -> p.normalize().equals(file)).isPresent());
        if (here) {
          return true;
        }
      }
    }
    return false;
  }

  /** What is in a file. */
  public MediaFacts facts(Path file) throws MediaException {
    Stamp stamp = stamp(file);
    synchronized (lock) {
      MediaFacts known = facts.get(stamp);
      if (known != null) {
        return known;
      }
      MediaException failed = failures.get(stamp);
      if (failed != null) {
        throw failed;
      }
    }
    try {
      MediaFacts probed = MediaProbe.probe(file);
      synchronized (lock) {
        facts.put(stamp, probed);
      }
      return probed;
    } catch (MediaException e) {
      synchronized (lock) {
        failures.put(stamp, e);
      }
      throw e;
    }
  }

  /** The same text for the same bytes, told by size, beginning, middle and end. */
  public String identity(Path file) throws IOException {
    Stamp stamp = stamp(file);
    synchronized (lock) {
      String known = identities.get(stamp);
      if (known != null) {
        return known;
      }
    }
    String identity = Hashes.brief(file);
    synchronized (lock) {
      identities.put(stamp, identity);
    }
    return identity;
  }

  private static Stamp stamp(Path file) throws MediaException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(file, now.size(), now.lastModifiedTime().toMillis());
    } catch (IOException e) {
      throw new MediaException(
          MediaException.Kind.MISSING,
          file,
          "The file is not there or may not be read",
          "Bring it back, or point the timeline to it with raccord relink",
          e);
    }
  }
}
