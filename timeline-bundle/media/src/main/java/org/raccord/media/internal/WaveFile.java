package org.raccord.media.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.raccord.media.MediaException;
import org.raccord.media.SourceMark;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** A Broadcast Wave file in the making; see EBU Tech 3285 and, for its long form, 3306. */
public final class WaveFile implements Closeable {

  /** The largest size a RIFF chunk can state. */
  public static final long RIFF_LIMIT = 0xffffffffL;

  private static final int DS64 = 28;
  private static final int BEXT = 602;

  private final Target target;
  private final FileChannel channel;
  private final SoundFormat format;
  private final long limit;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private long dataStart;
  private long samples;
  private Optional<SourceMark> mark = Optional.empty();
  private boolean closed;

  private WaveFile(Target target, FileChannel channel, SoundFormat format, long limit) {
    this.target = target;
    this.channel = channel;
    this.format = format;
    this.limit = limit;
  }

  /**
   * Begins a file.
   *
   * @param limit bytes from which the long form is written; {@link #RIFF_LIMIT} but in tests
   */
  public static WaveFile create(
      Path file,
      SoundFormat format,
      long timeReference,
      String description,
      Clock clock,
      long limit)
      throws MediaException {
    if (timeReference < 0) {
      throw new IllegalArgumentException("A time reference is not negative: " + timeReference);
    }
    Target target = Target.create(file);
    try {
      FileChannel channel =
          FileChannel.open(target.temporary(), StandardOpenOption.WRITE, StandardOpenOption.READ);
      WaveFile wave = new WaveFile(target, channel, format, limit);
      wave.head(timeReference, description, LocalDateTime.now(clock));
      return wave;
    } catch (IOException e) {
      target.discard();
      throw Target.failure(file, e);
    }
  }

  private void head(long timeReference, String description, LocalDateTime now) throws IOException {
    id("RIFF").putInt(0);
    id("WAVE");
    // Room for the sizes of the long form, should the file grow that far.
    id("JUNK").putInt(DS64).put(new byte[DS64]);
    id("bext").putInt(BEXT);
    int begin = buffer.position();
    text(description, 256);
    text("Raccord", 32);
    text("", 32);
    text(now.format(DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT)), 10);
    text(now.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)), 8);
    buffer.putLong(timeReference).putShort((short) 1);
    buffer.put(new byte[BEXT - (buffer.position() - begin)]);
    boolean extensible = format.channels() > 2;
    int frame = format.channels() * 3;
    id("fmt ").putInt(extensible ? 40 : 16);
    buffer.putShort((short) (extensible ? 0xfffe : 1)).putShort((short) format.channels());
    buffer.putInt(format.sampleRate()).putInt(format.sampleRate() * frame);
    buffer.putShort((short) frame).putShort((short) 24);
    if (extensible) {
      buffer.putShort((short) 22).putShort((short) 24);
      buffer.putInt(format.channels() == 6 ? 0x3f : 0);
      // KSDATAFORMAT_SUBTYPE_PCM.
      buffer.putInt(1).putShort((short) 0).putShort((short) 0x10);
      buffer.put(new byte[] {(byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71});
    }
    id("data").putInt(0);
    dataStart = buffer.position();
    flush();
  }

  private ByteBuffer id(String name) {
    return buffer.put(name.getBytes(StandardCharsets.US_ASCII));
  }

  private void text(String text, int length) {
    buffer.put(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length));
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** The format of the sound. */
  public SoundFormat format() {
    return format;
  }

  /** Takes the next stretch of sound. */
  public void push(SoundBlock block) throws MediaException {
    if (closed) {
      throw new IllegalStateException("The writer is closed: " + target.file());
    }
    try {
      int frame = format.channels() * 3;
      for (int i = 0; i < block.length(); i++) {
        if (buffer.remaining() < frame) {
          flush();
        }
        for (int c = 0; c < format.channels(); c++) {
          int code = Pcm.code24(block.channel(c)[i]);
          buffer.put((byte) code).put((byte) (code >> 8)).put((byte) (code >> 16));
        }
      }
      samples += block.length();
    } catch (IOException e) {
      throw Target.failure(target.file(), e);
    }
  }

  /** Sets what the file will say of how it came to be. */
  public void mark(SourceMark how) {
    mark = Optional.of(how);
  }

  /** Writes the sizes and completes the file. */
  public void finish() throws MediaException {
    if (closed) {
      throw new IllegalStateException("The writer is closed: " + target.file());
    }
    try {
      long data = samples * format.channels() * 3;
      if (data % 2 != 0) {
        if (!buffer.hasRemaining()) {
          flush();
        }
        buffer.put((byte) 0);
      }
      flush();
      if (mark.isPresent()) {
        ByteBuffer chunk = RiffMark.chunk(mark.get());
        while (chunk.hasRemaining()) {
          channel.write(chunk);
        }
      }
      long riff = channel.size() - 8;
      boolean huge = riff > limit;
      if (huge) {
        id("RF64").putInt(-1);
        id("WAVE");
        id("ds64").putInt(DS64);
        buffer.putLong(riff).putLong(data).putLong(samples).putInt(0);
        put(0);
      } else {
        buffer.putInt((int) riff);
        put(4);
      }
      buffer.putInt(huge ? -1 : (int) data);
      put(dataStart - 4);
      channel.close();
      target.complete();
      closed = true;
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      throw Target.failure(target.file(), e);
    } finally {
      close();
    }
  }

  private void put(long at) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
    buffer.clear();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        channel.close();
      } catch (IOException e) {
        // The file is thrown away anyhow.
        target.discard();
      }
      target.discard();
    }
  }
}
