package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.time.Rate;

/**
 * A cut at 25 frames a second of two clips of four seconds with a hole of two between them, and
 * sound of any format beside it on a production track: {@code a.wav} before the hole and {@code
 * b.wav} after it.
 */
final class HeardCut {

  static final Rate RATE = Rate.FPS_25;
  static final int SECONDS = 4;
  private static final int FRAMES = 100;

  /** How samples stand in a file. */
  enum Form {
    PCM_16(1, 2),
    PCM_24(1, 3),
    FLOAT(3, 4);

    private final int tag;
    private final int bytes;

    Form(int tag, int bytes) {
      this.tag = tag;
      this.bytes = bytes;
    }
  }

  private HeardCut() {}

  /** The timeline, with pictures; its sound files are written by {@link #sound}. */
  static Path write(Path folder) throws IOException {
    return write(folder, true);
  }

  static Path write(Path folder, boolean track) throws IOException {
    for (String name : new String[] {"a.mov", "b.mov"}) {
      try (PictureWriter out =
          PictureWriter.create(
              folder.resolve(name), PictureWriterSpec.of(Bench.FORMAT, RATE, Codec.PRORES_HQ))) {
        for (int i = 0; i < FRAMES; i++) {
          out.push(Bench.grey(100 + 4 * i));
        }
        out.finish();
      }
    }
    Cut cut = new Cut(RATE);
    cut.video(
        cut.clip("a.mov", 0, FRAMES, FRAMES), cut.gap(50), cut.clip("b.mov", 0, FRAMES, FRAMES));
    if (track) {
      cut.audio(
          "Production",
          cut.clip("a.wav", 0, FRAMES, FRAMES),
          cut.gap(50),
          cut.clip("b.wav", 0, FRAMES, FRAMES));
    }
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    return file;
  }

  /** The same with the sound before the hole in a nest, of which the last frame is not played. */
  static Path nested(Path folder) throws IOException {
    write(folder);
    Cut cut = new Cut(RATE);
    cut.video(
        cut.nest(0, FRAMES, cut.clip("a.mov", 0, FRAMES, FRAMES)),
        cut.gap(50),
        cut.clip("b.mov", 0, FRAMES, FRAMES));
    cut.audio(
        "Production",
        cut.soundNest(1, FRAMES, cut.gap(1), cut.clip("a.wav", 0, FRAMES, FRAMES)),
        cut.gap(50),
        cut.clip("b.wav", 0, FRAMES, FRAMES));
    Path file = folder.resolve("nested.otio");
    Files.writeString(file, cut.text());
    return file;
  }

  /** A sample in each channel of a moment, from -1 to 1. */
  interface Wave {
    double at(int sample, int channel);
  }

  static void sound(Path file, int rate, int channels, Form form, Wave wave) throws IOException {
    Files.write(file, wav(rate, channels, form, SECONDS * rate, wave));
  }

  /** A RIFF file. */
  static byte[] wav(int rate, int channels, Form form, int length, Wave wave) {
    int block = channels * form.bytes;
    ByteBuffer out = ByteBuffer.allocate(44 + length * block).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + length * block);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) form.tag).putShort((short) channels).putInt(rate);
    out.putInt(rate * block).putShort((short) block).putShort((short) (8 * form.bytes));
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length * block);
    for (int i = 0; i < length; i++) {
      for (int c = 0; c < channels; c++) {
        put(out, form, Math.max(-1, Math.min(1, wave.at(i, c))));
      }
    }
    return out.array();
  }

  private static void put(ByteBuffer out, Form form, double value) {
    switch (form) {
      case PCM_16 -> out.putShort((short) Math.round(value * 32767));
      case PCM_24 -> {
        int whole = (int) Math.round(value * 8388607);
        out.put((byte) whole).put((byte) (whole >> 8)).put((byte) (whole >> 16));
      }
      case FLOAT -> out.putFloat((float) value);
    }
  }

  /** Somebody who speaks for 0.8 s and pauses for 0.7 s, over soft noise, at a rate. */
  static IntToDoubleFunction speaker(int rate, double level, long seed) {
    double[] talk = new double[SECONDS * rate];
    Random random = new Random(seed);
    double y1 = 0;
    double y2 = 0;
    double r = Math.pow(0.97, 48_000.0 / rate);
    double w = 2 * Math.PI * 500 / rate;
    double phase = 0;
    for (int i = 0; i < talk.length; i++) {
      double t = (double) i / rate % 1.5;
      double syllable = t < 0.8 ? Math.abs(Math.sin(Math.PI * 4 * t)) : 0;
      // The pitch glides, as it does in speech and not in music.
      phase += 120 * (1 + 0.15 * Math.sin(2 * Math.PI * 1.3 * i / rate)) / rate;
      double pulse = phase >= 1 ? syllable : 0;
      phase %= 1;
      double y = pulse + 2 * r * Math.cos(w) * y1 - r * r * y2;
      y2 = y1;
      y1 = y;
      talk[i] = level * y + 0.002 * random.nextGaussian();
    }
    return i -> talk[i];
  }

  static IntToDoubleFunction noise(int length, double level, long seed) {
    double[] noise = new Random(seed).doubles(length, -level, level).toArray();
    return i -> noise[i];
  }

  /**
   * A FLAC stream (RFC 9639) of one channel of 16 bits, in blocks of 4096 samples that are stored
   * as they are: the first half at 44.1 kHz, the second at 48 kHz, as a stream that was joined of
   * two.
   */
  static byte[] flacOfTwoRates(IntToDoubleFunction first, IntToDoubleFunction second) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    out.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer info = ByteBuffer.allocate(4 + 34);
    info.putInt(0x80000000 | 34).putShort((short) BLOCK).putShort((short) BLOCK);
    info.put(new byte[6]);
    int blocks = 2 * 48_000 / BLOCK;
    // Rate, channels less one, bits less one, and how many samples there are.
    info.putLong((44_100L << 44) | (15L << 36) | (2L * blocks * BLOCK));
    out.writeBytes(info.array());
    for (int k = 0; k < 2 * blocks; k++) {
      out.writeBytes(k < blocks ? block(k, 9, first, k) : block(k, 10, second, k - blocks));
    }
    return out.toByteArray();
  }

  private static final int BLOCK = 4096;

  private static byte[] block(int number, int rate, IntToDoubleFunction wave, int from) {
    ByteBuffer out = ByteBuffer.allocate(6 + 2 + 2 * BLOCK + 3);
    out.put((byte) 0xff).put((byte) 0xf8).put((byte) (0xc0 | rate)).put((byte) 0x08);
    out.put((byte) number);
    out.put((byte) remainder(out.array(), out.position(), 8, 0x07));
    out.put((byte) 0x02);
    for (int i = 0; i < BLOCK; i++) {
      double value = Math.max(-1, Math.min(1, wave.applyAsDouble(from * BLOCK + i)));
      out.putShort((short) Math.round(32_767 * value));
    }
    out.putShort((short) remainder(out.array(), out.position(), 16, 0x8005));
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  /** A cyclic redundancy check of so many bits. */
  private static int remainder(byte[] bytes, int length, int bits, int polynomial) {
    int rest = 0;
    for (int i = 0; i < length; i++) {
      rest ^= (bytes[i] & 0xff) << (bits - 8);
      for (int k = 0; k < 8; k++) {
        boolean carry = ((rest >> (bits - 1)) & 1) != 0;
        rest = (rest << 1) ^ (carry ? polynomial : 0);
      }
      rest &= (1 << bits) - 1;
    }
    return rest;
  }
}
