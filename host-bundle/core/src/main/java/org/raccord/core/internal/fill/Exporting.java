package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.FillOrder;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SoundSource;
import org.raccord.media.SourceMark;
import org.raccord.media.StillWriter;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.TrackTimes;

/** Writes exactly the frames of a filled slot, with the take's sound, to files of their own. */
public final class Exporting {

  private static final int RATE = SoundBeside.RATE;

  private final Timeline timeline;
  private final MediaBay bay;
  private final String slotId;

  public Exporting(Timeline timeline, MediaBay bay, String slotId) {
    this.timeline = timeline;
    this.bay = bay;
    this.slotId = slotId;
  }

  /**
   * Checks what can be checked before a fill.
   *
   * @throws WorkException ORDER if nothing can be exported so
   */
  public static void check(FillOrder order) throws WorkException {
    if (order.export().isEmpty()) {
      return;
    }
    boolean one = order.slots() instanceof FillOrder.Selection.Named n && n.slots().size() == 1;
    if (!one) {
      throw new WorkException(
          WorkException.Kind.ORDER, "--export goes with one slot: name it with --slot.");
    }
    Path target = order.export().get();
    if (isStills(target) ? number(target, 1).equals(target) : codec(target).isEmpty()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          target
              + " is nothing that can be exported. Give frames/%04d.png, or an .mp4, .mov or .mkv file.");
    }
  }

  private static boolean isStills(Path target) {
    return name(target).endsWith(".png");
  }

  private static String name(Path target) {
    return String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static Optional<Codec> codec(Path target) {
    String name = name(target);
    if (name.endsWith(".mp4")) {
      return Optional.of(Codec.H264);
    }
    if (name.endsWith(".mov")) {
      return Optional.of(Codec.PRORES_HQ);
    }
    return name.endsWith(".mkv") ? Optional.of(Codec.FFV1) : Optional.empty();
  }

  /** The file of a frame: the pattern's {@code %04d}, or {@code %d}, replaced. */
  private static Path number(Path pattern, long frame) {
    String name = String.valueOf(pattern.getFileName());
    java.util.regex.Matcher place = java.util.regex.Pattern.compile("%0?(\\d*)d").matcher(name);
    if (!place.find()) {
      return pattern;
    }
    int digits = place.group(1).isEmpty() ? 1 : Integer.parseInt(place.group(1));
    String text = String.format(Locale.ROOT, "%0" + Math.max(1, digits) + "d", frame);
    return pattern.resolveSibling(
        name.substring(0, place.start()) + text + name.substring(place.end()));
  }

  /** Writes them; what was there is replaced. */
  public List<String> write(Path given) throws WorkException, InterruptedException {
    Path target = given.toAbsolutePath().normalize();
    Slot slot = SlotLookup.find(timeline, bay, slotId);
    Clip clip =
        Timelines.item(timeline, slot.place())
            .filter(Clip.class::isInstance)
            .map(Clip.class::cast)
            .orElseThrow(
                () -> new IllegalStateException("A filled slot is a clip: " + slot.address()));
    Path file =
        bay.locate(clip.media())
            .orElseThrow(
                () ->
                    new WorkException(
                        WorkException.Kind.INPUT, "The take's file is not there; fill again."));
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return isStills(target)
          ? stills(file, clip, target)
          : List.of(movie(file, clip, slot, target));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The export was cancelled");
      }
      throw new WorkException(
          WorkException.Kind.INPUT, "The take is kept, but not exported: " + e.getMessage(), e);
    }
  }

  private List<String> stills(Path file, Clip clip, Path pattern)
      throws IOException, InterruptedException {
    Optional<SourceMark> mark = bay.facts(file).mark();
    List<String> written = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file);
        FrameReader frames = source.read(clip.source())) {
      long number = 0;
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        checkpoint();
        number++;
        Path still = number(pattern, number);
        if (mark.isPresent()) {
          StillWriter.write(f.get(), still, mark.get());
        } else {
          StillWriter.write(f.get(), still);
        }
        written.add(still.toString());
      }
    }
    return written;
  }

  private String movie(Path file, Clip clip, Slot slot, Path target)
      throws IOException, InterruptedException {
    Codec codec = codec(target).orElseThrow();
    FrameRange record = slot.record();
    long zero = record.startTime().sample(RATE);
    Optional<SoundBlock> sound =
        sound(file, clip, zero, Math.toIntExact(record.endTime().sample(RATE) - zero));
    try (PictureSource source = PictureSource.open(file)) {
      PictureFormat stored = source.picture().format();
      PictureFormat wanted =
          codec == Codec.H264
              ? stored
                  .withLayout(PixelLayout.YUV420_8)
                  .withSize((stored.width() + 1) & ~1, (stored.height() + 1) & ~1)
              : stored;
      PictureWriterSpec spec = PictureWriterSpec.of(wanted, record.rate(), codec);
      if (sound.isPresent()) {
        spec = spec.withSound(sound.get().format());
      }
      try (FrameReader frames = source.read(clip.source(), wanted);
          TakePicture out = new TakePicture(target, spec, sound)) {
        for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
          checkpoint();
          out.push(f.get());
        }
        bay.facts(file).mark().ifPresent(out::mark);
        out.finish();
      }
    }
    return target.toString();
  }

  private static void checkpoint() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The export was cancelled");
    }
  }

  /** The take's own sound over the slot: from its sound clip, else from the picture file. */
  private Optional<SoundBlock> sound(Path file, Clip clip, long zero, int length)
      throws IOException {
    if (clip.activeKey().startsWith(Take.referenceKey(""))) {
      for (int t = 0; t < timeline.tracks().size(); t++) {
        Track track = timeline.tracks().get(t);
        for (int e = 0; track.kind() == Track.Kind.AUDIO && e < track.elements().size(); e++) {
          if (track.elements().get(e) instanceof Clip sound
              && sound.slot().filter(s -> s.id().equals(slotId)).isPresent()
              && sound.activeKey().startsWith(Take.referenceKey(""))
              && bay.locate(sound.media()).isPresent()) {
            long at = TrackTimes.recordRange(timeline, ItemPath.of(t, e)).startTime().sample(RATE);
            long in = sound.source().startTime().sample(RATE);
            return read(bay.locate(sound.media()).get(), in + zero - at, length);
          }
        }
      }
    }
    return bay.facts(file).sound().isEmpty()
        ? Optional.empty()
        : read(
            file, FrameTime.of(clip.source().start(), clip.source().rate()).sample(RATE), length);
  }

  private static Optional<SoundBlock> read(Path file, long from, int length) throws IOException {
    try (SoundSource source = SoundSource.open(file)) {
      SoundFormat format = new SoundFormat(RATE, source.sound().format().channels());
      try (SoundReader reader = source.read(from, length, format)) {
        return Optional.of(reader.whole(length));
      }
    }
  }
}
