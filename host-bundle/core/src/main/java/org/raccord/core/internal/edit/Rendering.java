package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.Edit.Rendered;
import org.raccord.core.FillWatcher;
import org.raccord.core.RenderOrder;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.core.internal.fill.SlotLookup;
import org.raccord.core.internal.fill.TakeFormat;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.program.Program;
import org.raccord.program.ProgramFacts;

/** Renders a timeline, or what surrounds a slot, to a file. */
final class Rendering {

  private static final SoundFormat STEREO = new SoundFormat(48_000, 2);

  /** Where no media tells a size. */
  private static final PictureFormat FALLBACK =
      PictureFormat.square(1920, 1080, PixelLayout.YUV420_8, ColourTags.BT709);

  private final Timeline timeline;
  private final MediaBay bay;
  private final RenderOrder order;
  private final FillWatcher watcher;

  Rendering(Timeline timeline, MediaBay bay, RenderOrder order, FillWatcher watcher) {
    this.timeline = timeline;
    this.bay = bay;
    this.order = order;
    this.watcher = watcher;
  }

  Rendered run() throws WorkException, InterruptedException {
    Path out = order.out().toAbsolutePath().normalize();
    Codec codec = codec(out);
    Rate rate = Timelines.rate(timeline);
    PictureFormat format = format(codec);
    Program program = new Program(timeline, bay::locate, format, rate);
    FrameRange range = range(program.range(), rate);
    RecordTimecode timecode = RecordTimecode.of(timeline, rate, bay);
    ProgramFacts facts = program.facts();
    PictureWriterSpec spec =
        PictureWriterSpec.of(format, rate, codec)
            .withStart(timecode.start(range.start()))
            .withSound(STEREO);
    Optional<BurnIn> burnIn =
        order.burnIn() == RenderOrder.BurnIn.NONE
            ? Optional.empty()
            : Optional.of(new BurnIn(timeline, rate, timecode));
    try (FrameReader frames = program.frames(range);
        SoundReader sound = program.sound(range, STEREO);
        PictureWriter writer = PictureWriter.create(out, spec)) {
      write(frames, sound, writer, range, burnIn);
      RenderMark.of(timeline, bay, range).ifPresent(writer::mark);
      writer.finish();
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The rendering was cancelled");
      }
      throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
    }
    List<String> remarks =
        java.util.stream.Stream.concat(
                facts.offline().stream().map(o -> o.clip() + " is shown as a slate: " + o.reason()),
                facts.remarks().stream())
            .distinct()
            .toList();
    return new Rendered(out, range.length(), remarks);
  }

  private void write(
      FrameReader frames,
      SoundReader sound,
      PictureWriter writer,
      FrameRange range,
      Optional<BurnIn> burnIn)
      throws IOException, InterruptedException {
    String subject = String.valueOf(order.out().getFileName());
    watcher.heard(new FillWatcher.Event.Planned(List.of(subject)));
    long zero = range.startTime().sample(STEREO.sampleRate());
    long pushed = 0;
    long heard = System.nanoTime();
    for (long i = 0; i < range.length(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The rendering was cancelled");
      }
      Optional<Frame> next = frames.next();
      if (next.isEmpty()) {
        throw new IOException("The timeline ended before its time; please report it.");
      }
      Frame frame = next.get();
      if (burnIn.isPresent()) {
        frame = burnIn.get().draw(frame, range.start() + i);
      }
      writer.push(frame);
      long to =
          FrameTime.of(range.start() + i + 1, range.rate()).sample(STEREO.sampleRate()) - zero;
      while (pushed < to) {
        Optional<SoundBlock> block = sound.next((int) (to - pushed));
        SoundBlock there =
            block
                .filter(b -> b.length() > 0)
                .orElse(SoundBlock.silence(STEREO, (int) (to - pushed)));
        writer.pushSound(there);
        pushed += there.length();
      }
      long now = System.nanoTime();
      if (now - heard > 100_000_000L || i + 1 == range.length()) {
        heard = now;
        watcher.heard(
            new FillWatcher.Event.Working(
                subject, "rendering", (double) (i + 1) / range.length(), range.length()));
      }
    }
  }

  private static Codec codec(Path out) throws WorkException {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".mp4")) {
      return Codec.H264;
    }
    if (name.endsWith(".mov")) {
      return Codec.PRORES_HQ;
    }
    if (name.endsWith(".mkv")) {
      return Codec.FFV1;
    }
    throw new WorkException(
        WorkException.Kind.ORDER,
        "A rendering is an .mp4, .mov or .mkv file, not " + out.getFileName() + ".");
  }

  private PictureFormat format(Codec codec) {
    PictureFormat most = TakeFormat.of(timeline, bay).orElse(FALLBACK);
    // Players want square pixels and even sides.
    int width =
        (int)
            Math.round(
                (double) most.width()
                    * most.pixelAspectNumerator()
                    / most.pixelAspectDenominator());
    ColourTags colour = most.colour();
    ColourTags narrow =
        new ColourTags(
            colour.primaries(),
            colour.transfer(),
            colour.matrix() == 0 ? ColourTags.BT709.matrix() : colour.matrix(),
            ColourTags.Range.NARROW,
            codec == Codec.H264 ? ColourTags.BT709.chromaLocation() : colour.chromaLocation());
    return PictureFormat.square(
        Math.max(2, (width + 1) & ~1),
        Math.max(2, (most.height() + 1) & ~1),
        codec == Codec.H264 ? PixelLayout.YUV420_8 : PixelLayout.YUV422_10,
        narrow);
  }

  private FrameRange range(FrameRange whole, Rate rate) throws WorkException {
    FrameRange wanted = whole;
    if (order.slot().isPresent()) {
      Slot slot = SlotLookup.find(timeline, bay, order.slot().get());
      FrameRange record = slot.record().at(rate);
      long from = Math.max(whole.start(), record.start() - order.padFrames());
      long to = Math.min(whole.end(), record.end() + order.padFrames());
      wanted = new FrameRange(from, Math.max(0, to - from), rate);
    }
    if (wanted.isEmpty()) {
      throw new WorkException(
          WorkException.Kind.INPUT, "The timeline " + timeline.name() + " has nothing to render.");
    }
    return wanted;
  }
}
