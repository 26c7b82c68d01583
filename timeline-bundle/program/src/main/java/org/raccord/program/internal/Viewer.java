package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.raccord.media.MediaException;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.MediaReference;
import org.raccord.program.MediaLocator;

/** The frames of a stretch of the program; media is open only while it is seen. */
public final class Viewer implements FrameReader {

  private final Assembly assembly;
  private final Media media;
  private final MediaLocator locator;
  private final PictureFormat format;
  private final FrameRange range;
  private final OpenFiles files;
  private final Frame black;

  /** Readers of what was seen in the last frame; empty where a shot plays as a slate. */
  private final Map<Shot, Optional<ShotReader>> open = new HashMap<>();

  private final Retired retired = new Retired();
  private Optional<Frame> slate = Optional.empty();
  private long next;

  public Viewer(
      Assembly assembly,
      Media media,
      MediaLocator locator,
      PictureFormat format,
      FrameRange range) {
    this.assembly = assembly;
    this.media = media;
    this.locator = locator;
    this.format = format;
    this.range = range;
    this.next = range.start();
    this.black = Blanks.black(format);
    this.files = new OpenFiles(media);
  }

  @Override
  public PictureFormat format() {
    return format;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (next >= range.end()) {
      return Optional.empty();
    }
    Look look = assembly.look(next, range.rate());
    retireAllBut(shots(look, new HashSet<>()));
    Frame frame = frame(look);
    next++;
    return Optional.of(frame);
  }

  /** What is passed over is not even opened. */
  @Override
  public void skip(long frames) {
    next = Math.min(range.end(), next + frames);
  }

  private static Set<Shot> shots(Look look, Set<Shot> found) {
    if (look instanceof Look.Picture picture) {
      found.add(picture.shot());
    } else if (look instanceof Look.Mix mix) {
      shots(mix.from(), found);
      shots(mix.to(), found);
    }
    return found;
  }

  private Frame frame(Look look) throws IOException {
    if (look instanceof Look.Picture picture) {
      Optional<ShotReader> reader = reader(picture);
      return reader.isPresent() ? reader.get().frame(picture).orElse(black) : slate();
    }
    if (look instanceof Look.Mix mix) {
      return Dissolve.mix(frame(mix.from()), frame(mix.to()), mix.weight());
    }
    return black;
  }

  private Optional<ShotReader> reader(Look.Picture look) throws IOException {
    Optional<ShotReader> known = open.get(look.shot());
    if (known == null) {
      known = openShot(look.shot());
      known.ifPresent(reader -> retired.offerTo(reader, look));
      open.put(look.shot(), known);
    }
    return known;
  }

  private Optional<ShotReader> openShot(Shot shot) throws IOException {
    try {
      return file(shot).map(file -> new ShotReader(shot, file, format));
    } catch (MediaException e) {
      // ProgramFacts says which media this is and why; the rest of the program still plays.
      return Optional.empty();
    }
  }

  private Optional<Media.PictureFile> file(Shot shot) throws IOException {
    Clip clip = shot.clip();
    if (clip.media() instanceof MediaReference.ImageSequence sequence) {
      long needed = clip.source().at(sequence.rate()).end();
      return Optional.of(new SequenceFile(sequence, needed, media, locator));
    }
    Optional<Path> path = locator.locate(clip.media());
    return path.isEmpty() ? Optional.empty() : Optional.of(files.get(path.get()));
  }

  private Frame slate() {
    if (slate.isEmpty()) {
      slate = Optional.of(Blanks.slate(format));
    }
    return slate.orElseThrow();
  }

  private void retireAllBut(Set<Shot> seen) throws IOException {
    List<ShotReader> unseen = new ArrayList<>();
    open.entrySet()
        .removeIf(
            entry -> {
              if (seen.contains(entry.getKey())) {
                return false;
              }
              entry.getValue().ifPresent(unseen::add);
              return true;
            });
    for (ShotReader reader : unseen) {
      retired.add(reader.pull(), next);
    }
    retired.clean(next);
  }

  @Override
  public void close() throws IOException {
    next = range.end();
    List<ShotReader> readers = open.values().stream().flatMap(Optional::stream).toList();
    open.clear();
    List<Closeable> all = new ArrayList<>(readers);
    all.add(retired);
    all.add(files);
    Closing.all(all);
  }
}
