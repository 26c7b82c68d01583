package org.raccord.qc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.raccord.acoustics.Loudness;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SoundSource;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityReport;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.qc.Stretch.Nature;

/**
 * A programme of two shots with a take between them, written to a file, read back and looked at.
 * Its picture pans over a texture with grain; its sound is a room with a tone. Faults are planted
 * in what is written.
 */
final class Planted {

  static final Rate RATE = Rate.FPS_25;
  static final int TAKE = 50;
  static final int TAKE_END = 62;
  static final int LENGTH = 112;
  static final SoundFormat STEREO = new SoundFormat(48_000, 2);

  /** A pan of six pixels a frame. */
  static final int SPEED = 6;

  /** Sixteen steps a pixel; the texture comes again after 64 pixels. */
  private static final double[] WAVE = new double[1024];

  private static final double[] GRAIN = new double[1 << 17];

  static {
    Random random = new Random(5);
    for (int i = 0; i < WAVE.length; i++) {
      WAVE[i] = Math.sin(2 * Math.PI * i / WAVE.length);
    }
    for (int i = 0; i < GRAIN.length; i++) {
      GRAIN[i] = 2 * random.nextGaussian();
    }
  }

  private static final Map<String, Frame> PLAIN = new ConcurrentHashMap<>();
  private static final SoundBlock ROOM = room();

  private final PictureFormat format;
  private final Codec codec;
  private IntFunction<Frame> frames;
  private final SoundBlock sound;

  Planted(Codec codec) {
    this.codec = codec;
    this.format =
        PictureFormat.square(
            240,
            136,
            codec == Codec.PRORES_HQ ? PixelLayout.YUV422_10 : PixelLayout.YUV420_8,
            ColourTags.BT709);
    this.frames = this::plain;
    this.sound = ROOM.slice(0, ROOM.length());
  }

  PictureFormat format() {
    return format;
  }

  /** The frame as it should be; the same one for all, not to be written to. */
  Frame plain(int number) {
    return PLAIN.computeIfAbsent(codec + " " + number, k -> woven(number, number));
  }

  /** Even lines of one moment and odd lines of another, in steps of a frame. */
  Frame woven(double even, double odd) {
    return woven(even, odd, Double.hashCode(even) * 31L + Double.hashCode(odd));
  }

  /** A moment of a shot that stands still: only its grain is another in each frame. */
  Frame still(double moment, int number) {
    return woven(moment, moment, -1 - number);
  }

  private Frame woven(double even, double odd, long seed) {
    Frame frame = Frame.allocate(format);
    int unit = 1 << (format.layout().bitDepth() - 8);
    int grain = new Random(seed).nextInt(1 << 20);
    for (int p = 0; p < 3; p++) {
      short[] plane = frame.plane(p);
      int width = frame.planeWidth(p);
      for (int y = 0; y < frame.planeHeight(p); y++) {
        double moment = y % 2 == 0 ? even : odd;
        double down = Math.cos(y * 0.11 * format.height() / frame.planeHeight(p));
        for (int x = 0; x < width; x++) {
          double at = (double) x * format.width() / width + moment * SPEED;
          double texture = 40 * WAVE[(int) (at * 16) & (WAVE.length - 1)] * down;
          double value =
              p == 0
                  ? 110 + texture + GRAIN[(grain + y * width + x) & (GRAIN.length - 1)]
                  : 128 + texture / 8;
          plane[y * width + x] = (short) Math.round(value * unit);
        }
      }
    }
    return frame;
  }

  Frame flat(int luma, int cb, int cr) {
    Frame frame = Frame.allocate(format);
    int unit = 1 << (format.layout().bitDepth() - 8);
    java.util.Arrays.fill(frame.plane(0), (short) (luma * unit));
    java.util.Arrays.fill(frame.plane(1), (short) (cb * unit));
    java.util.Arrays.fill(frame.plane(2), (short) (cr * unit));
    return frame;
  }

  /** A dull room at -23 LUFS, alike on both sides but not the same. */
  private static SoundBlock room() {
    int length = (int) FrameTime.of(LENGTH, RATE).sample(STEREO.sampleRate());
    SoundBlock block = SoundBlock.silence(STEREO, length);
    Random random = new Random(7);
    double[] slow = new double[2];
    for (int i = 0; i < length; i++) {
      double both = random.nextGaussian();
      for (int c = 0; c < 2; c++) {
        slow[c] += 0.2 * (both + 0.5 * random.nextGaussian() - slow[c]);
        block.channel(c)[i] = (float) (0.1 * slow[c]);
      }
    }
    double gain = Math.pow(10, (-23 - Loudness.integrated(block)) / 20);
    for (float[] channel : List.of(block.channel(0), block.channel(1))) {
      for (int i = 0; i < length; i++) {
        channel[i] *= (float) gain;
      }
    }
    return block;
  }

  Planted frames(IntFunction<Frame> other) {
    frames = other;
    return this;
  }

  /** Changes the samples of some frames. */
  Planted sound(int from, int to, SampleChange change) {
    int first = (int) FrameTime.of(from, RATE).sample(STEREO.sampleRate());
    int last = (int) FrameTime.of(to, RATE).sample(STEREO.sampleRate());
    for (int c = 0; c < 2; c++) {
      for (int i = first; i < last; i++) {
        sound.channel(c)[i] = change.of(c, i - first, sound.channel(c)[i]);
      }
    }
    return this;
  }

  /** What becomes of a sample. */
  interface SampleChange {
    float of(int channel, int sample, float was);
  }

  /** Writes, reads and looks, with a take in the middle. */
  QualityReport look(Path folder) throws IOException, InterruptedException {
    return look(
        folder,
        List.of(
            stretch(Nature.SHOT, 0, TAKE),
            stretch(Nature.TAKE, TAKE, TAKE_END),
            stretch(Nature.SHOT, TAKE_END, LENGTH)));
  }

  QualityReport look(Path folder, List<Stretch> stretches)
      throws IOException, InterruptedException {
    Path file = folder.resolve("programme." + codec.extension());
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(format, RATE, codec).withSound(STEREO))) {
      for (int i = 0; i < LENGTH; i++) {
        writer.push(frames.apply(i));
      }
      writer.pushSound(sound);
      writer.finish();
    }
    FrameRange range = new FrameRange(0, LENGTH, RATE);
    try (PictureSource pictures = PictureSource.open(file);
        FrameReader reader = pictures.read(range);
        SoundSource sounds = SoundSource.open(file);
        SoundReader ear = sounds.read(0, sound.length(), STEREO)) {
      return QualityControl.measure(
              new QualityMaterial(
                  range,
                  Optional.of(reader),
                  Optional.of(ear),
                  stretches,
                  stretches.stream().filter(s -> s.nature() == Nature.TAKE).toList(),
                  Optional.empty(),
                  done -> {}))
          .report();
    }
  }

  static Stretch stretch(Nature nature, int from, int to) {
    return new Stretch(
        new FrameRange(from, to - from, RATE),
        nature,
        "V1-" + from,
        nature == Nature.TAKE ? Optional.of("s.1") : Optional.empty(),
        "");
  }

  /** The findings in one line each, for messages. */
  static String lines(QualityReport report) {
    StringBuilder lines = new StringBuilder();
    for (QualityFinding f : report.findings()) {
      lines
          .append(f.severity())
          .append(' ')
          .append(f.kind())
          .append(' ')
          .append(f.where())
          .append(' ')
          .append(f.amount().map(QualityFinding.Amount::words).orElse(""))
          .append(' ')
          .append(f.what())
          .append('\n');
    }
    return lines.toString();
  }
}
