package org.raccord.desktop.internal;

import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.SoundOut;
import org.raccord.model.sound.SoundBlock;

/** The system's default sound device, in 16-bit stereo. */
public final class SystemSound implements SoundOut {

  private static final int BYTES_A_SAMPLE = 4;

  /** So much that a busy machine makes no gap. */
  private static final int BUFFER = Monitor.SOUND_RATE / 5 * BYTES_A_SAMPLE;

  @Override
  public Line open() throws IOException {
    AudioFormat format =
        new AudioFormat(Monitor.SOUND_RATE, 16, Monitor.SOUND_CHANNELS, true, false);
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(format);
      line.open(format, BUFFER);
      line.start();
      return new DeviceLine(line);
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
      throw new IOException(
          "No sound device can be used: connect one, or see to the system's sound.", e);
    }
  }

  private record DeviceLine(SourceDataLine line) implements Line {

    @Override
    public void write(SoundBlock block) {
      byte[] bytes = new byte[block.length() * BYTES_A_SAMPLE];
      for (int i = 0; i < block.length(); i++) {
        for (int c = 0; c < Monitor.SOUND_CHANNELS; c++) {
          int value = Math.round(Math.max(-1f, Math.min(1f, block.channel(c)[i])) * 32767f);
          int at = i * BYTES_A_SAMPLE + 2 * c;
          bytes[at] = (byte) value;
          bytes[at + 1] = (byte) (value >> 8);
        }
      }
      line.write(bytes, 0, bytes.length);
    }

    @Override
    public long heard() {
      return line.getLongFramePosition();
    }

    @Override
    public void close() {
      line.stop();
      line.flush();
      line.close();
    }
  }
}
