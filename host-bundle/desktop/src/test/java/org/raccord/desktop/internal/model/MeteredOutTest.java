package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.raccord.core.LoudnessGauge.Reading;
import org.raccord.core.Monitor;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** What the loudness meter before the loudspeakers says. */
class MeteredOutTest {

  private static final int BLOCK = 960;

  /** A device whose clock the test moves. */
  private static final class HandClock implements SoundOut {
    private long heard;
    private long written;

    @Override
    public Line open() {
      return new Line() {
        @Override
        public void write(SoundBlock block) {
          written += block.length();
        }

        @Override
        public long heard() {
          return heard;
        }

        @Override
        public void close() {}
      };
    }
  }

  /** A sine of 997 Hz in both channels. */
  private static SoundBlock sine(long from, double amplitude) {
    SoundBlock block =
        SoundBlock.silence(new SoundFormat(Monitor.SOUND_RATE, Monitor.SOUND_CHANNELS), BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      float x = (float) (amplitude * Math.sin(2 * Math.PI * 997 * (from + i) / Monitor.SOUND_RATE));
      block.channel(0)[i] = x;
      block.channel(1)[i] = x;
    }
    return block;
  }

  @Test
  void aSineOfMinus23SaysMinus23() throws IOException, InterruptedException {
    HandClock device = new HandClock();
    MeteredOut metered = new MeteredOut(device, Runnable::run);
    SoundOut.Line line = metered.open();
    // EBU Tech 3341, first signal: stereo, -23 dB of full scale in each channel.
    double amplitude = Math.pow(10, -23 / 20.0);
    for (int i = 0; i < 250; i++) {
      line.write(sine((long) i * BLOCK, amplitude));
    }
    device.heard = device.written;
    assertEquals(device.written, line.heard());

    Reading reading = metered.reading().get();
    assertEquals(-23, reading.momentary(), 0.1);
    assertEquals(-23, reading.shortTerm(), 0.1);
    assertEquals(-23, reading.integrated(), 0.1);
    assertEquals(-23, reading.truePeak(), 0.2);
    assertEquals(-23, reading.highestPeak(), 0.2);
  }

  @Test
  void itSpeaksOfWhatIsHeardAndNotOfWhatIsWritten() throws IOException, InterruptedException {
    HandClock device = new HandClock();
    MeteredOut metered = new MeteredOut(device, Runnable::run);
    SoundOut.Line line = metered.open();
    for (int i = 0; i < 100; i++) {
      line.write(sine((long) i * BLOCK, i < 50 ? 0.01 : 0.5));
    }
    device.heard = 50L * BLOCK;
    assertEquals(device.heard, line.heard());
    double quiet = metered.reading().get().momentary();
    device.heard = 100L * BLOCK;
    assertEquals(device.heard, line.heard());
    double loud = metered.reading().get().momentary();

    assertEquals(-40, quiet, 0.2);
    assertEquals(20 * Math.log10(0.5), loud, 0.2);
    assertEquals(Double.NEGATIVE_INFINITY, metered.reading().get().shortTerm());
  }

  @Test
  void aNewLineBeginsAnew() throws IOException, InterruptedException {
    HandClock device = new HandClock();
    MeteredOut metered = new MeteredOut(device, Runnable::run);
    device.heard = Long.MAX_VALUE;
    for (double amplitude : new double[] {0.9, 0.01}) {
      SoundOut.Line line = metered.open();
      for (int i = 0; i < 50; i++) {
        line.write(sine((long) i * BLOCK, amplitude));
      }
      assertEquals(Long.MAX_VALUE, line.heard());
      line.close();
    }

    assertEquals(-40, metered.reading().get().integrated(), 0.2);
    assertEquals(-40, metered.reading().get().highestPeak(), 0.2);
  }
}
