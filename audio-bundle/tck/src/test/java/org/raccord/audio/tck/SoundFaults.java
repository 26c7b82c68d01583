package org.raccord.audio.tck;

import java.util.Arrays;
import java.util.Optional;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundRequest;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Makers whose sound is wrong on purpose. */
final class SoundFaults {

  private static final int USUAL = 7;

  private SoundFaults() {}

  static final class InterruptedWithoutCancel extends HonestMaker {
    private boolean first = true;

    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made)
        throws InterruptedException {
      if (first) {
        first = false;
        throw new InterruptedException("out of the blue");
      }
      return made;
    }
  }

  static final class RoundsToTens extends HonestMaker {
    @Override
    int length(SoundRequest request) {
      return super.length(request) / 10 * 10;
    }
  }

  static final class NeverMoreThanTwoChannels extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) {
      if (request.format().channels() <= 2) {
        return made;
      }
      SoundFormat stereo = new SoundFormat(request.format().sampleRate(), 2);
      float[][] channels = {made.sound().channel(0), made.sound().channel(1)};
      return new SoundMade(new SoundBlock(stereo, channels), made.method(), made.remarks());
    }
  }

  /** Changes the usual sound, and no other. */
  private abstract static class OfTheUsual extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) {
      if (request.seed() == USUAL && made.sound().length() == Case.LENGTH) {
        change(made.sound());
      }
      return made;
    }

    abstract void change(SoundBlock sound);
  }

  static final class NotANumber extends OfTheUsual {
    @Override
    void change(SoundBlock sound) {
      sound.channel(1)[Case.LENGTH / 2] = Float.NaN;
    }
  }

  static final class Whimsical extends OfTheUsual {
    private float whim;

    @Override
    void change(SoundBlock sound) {
      whim += 1e-3f;
      sound.channel(0)[Case.LENGTH / 2] = whim;
    }
  }

  static final class ClickAt extends OfTheUsual {
    private final int sample;

    ClickAt(int sample) {
      this.sample = sample;
    }

    @Override
    void change(SoundBlock sound) {
      sound.channel(0)[sample] += 0.3f;
    }
  }

  /** Puts the handles on as an afterthought. */
  static final class BreaksAtTheHandle extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) {
      if (request.headHandle() > 0) {
        made.sound().channel(0)[(int) request.headHandle() - 1] += 0.3f;
      }
      return made;
    }
  }

  /** Amplifies without a limit. */
  static final class LouderThanFullScale extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) {
      if (request.seed() == 5) {
        float[] samples = made.sound().channel(0);
        for (int i = 0; i < samples.length; i++) {
          samples[i] *= 1.5f;
        }
      }
      return made;
    }
  }

  /** Gives whoever gets the same samples the very same block. */
  static final class HandsOutOneBlock extends HonestMaker {
    private Optional<SoundMade> known = Optional.empty();

    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) {
      synchronized (this) {
        boolean same =
            known
                .filter(k -> Arrays.equals(k.sound().channel(0), made.sound().channel(0)))
                .filter(k -> k.sound().format().equals(made.sound().format()))
                .filter(k -> k.remarks().equals(made.remarks()))
                .isPresent();
        if (!same) {
          known = Optional.of(made);
        }
        return known.get();
      }
    }
  }

  static final class NamelessMethod extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) {
      return new SoundMade(made.sound(), " ", made.remarks());
    }
  }

  /** Calls that run at once disturb each other. */
  static final class SharesItsState extends HonestMaker {
    private static final long PATIENCE = 300;
    private int running;
    private boolean met;

    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made)
        throws InterruptedException {
      if (request.seed() != 9) {
        return made;
      }
      synchronized (this) {
        running++;
        met |= running > 1;
        notifyAll();
        long end = System.nanoTime() + PATIENCE * 1_000_000;
        while (!met && System.nanoTime() < end) {
          wait(PATIENCE);
        }
        running--;
        if (met) {
          made.sound().channel(0)[0] += 0.01f;
        }
      }
      return made;
    }
  }

  /** Takes the sound after for the sound before where they differ in level. */
  static final class Crosswise extends HonestMaker {
    @Override
    float sample(
        Optional<SoundBlock> before, Optional<SoundBlock> after, int c, int i, int length) {
      return before.isPresent()
              && after.isPresent()
              && loudest(before.get()) > 4 * loudest(after.get())
          ? super.sample(after, before, c, i, length)
          : super.sample(before, after, c, i, length);
    }

    private static float loudest(SoundBlock block) {
      float loudest = 0;
      for (int i = 0; i < Math.min(200, block.length()); i++) {
        loudest = Math.max(loudest, Math.abs(block.channel(0)[i]));
      }
      return loudest;
    }
  }
}
