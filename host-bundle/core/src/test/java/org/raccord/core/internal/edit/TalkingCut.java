package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.raccord.audio.Phone;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.SpokenWord;
import org.raccord.audio.Utterance;
import org.raccord.audio.Voice;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceReadiness;
import org.raccord.core.FillOrder;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** A cut of two clips with soft noise and a hole of 50 frames, and a voice that hums words. */
final class TalkingCut {

  static final int SAMPLES = 48_000;
  static final SoundFormat MONO = new SoundFormat(SAMPLES, 1);
  private static final int LONG = 80;

  private TalkingCut() {}

  /** A voice of 0.2 s a word. */
  static final class Hum implements Voice {
    private final AtomicInteger asked = new AtomicInteger();

    /** How many texts it was asked to say. */
    int asked() {
      return asked.get();
    }

    @Override
    public VoiceFacts facts() {
      return new VoiceFacts(
          "Hum",
          List.of("en-US"),
          24_000,
          VoiceFacts.TimingDetail.PHONES,
          VoiceFacts.Cloning.NONE,
          "none");
    }

    @Override
    public VoiceReadiness readiness() {
      return new VoiceReadiness.Ready();
    }

    @Override
    public Speech speak(Utterance utterance, SpeechCall call) throws InterruptedException {
      call.checkpoint();
      asked.incrementAndGet();
      String[] words = utterance.text().split("\\s+", -1);
      int each = (int) (4800 / utterance.rate());
      float[] samples = new float[words.length * each];
      List<SpokenWord> spoken = new ArrayList<>();
      for (int k = 0; k < words.length; k++) {
        int from = k * each;
        for (int i = 0; i < each; i++) {
          samples[from + i] =
              (float)
                  (0.3 * Math.sin(Math.PI * i / each) * Math.sin(2 * Math.PI * 200 * i / 24_000));
        }
        spoken.add(
            new SpokenWord(
                words[k],
                from,
                from + each,
                List.of(
                    new Phone("M", from, from + each / 2),
                    new Phone("AH", from + each / 2, from + each))));
      }
      return new Speech(
          new SoundBlock(new SoundFormat(24_000, 1), new float[][] {samples}), spoken);
    }
  }

  static Path write(Path folder, Rate rate, boolean tracks) throws IOException {
    clip(folder.resolve("a.mov"), rate, 1);
    clip(folder.resolve("b.mov"), rate, 2);
    Cut cut = new Cut(rate);
    cut.video(cut.clip("a.mov", 3, 43, LONG), cut.gap(50), cut.clip("b.mov", 10, 50, LONG));
    if (tracks) {
      // The sound of B begins 5 frames before its picture, that of A ends 4 frames after it.
      cut.audio("A1", cut.clip("a.mov", 3, 47, LONG), cut.gap(41), cut.clip("b.mov", 5, 55, LONG));
    }
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    return file;
  }

  private static void clip(Path file, Rate rate, long seed) throws IOException {
    PictureWriterSpec spec =
        PictureWriterSpec.of(Bench.FORMAT, rate, Codec.PRORES_HQ).withSound(MONO);
    float[] noise = new float[Math.toIntExact(FrameTime.of(LONG, rate).sample(SAMPLES))];
    java.util.Random random = new java.util.Random(seed);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian() * 0.001f;
    }
    try (PictureWriter out = PictureWriter.create(file, spec)) {
      int at = 0;
      for (int i = 0; i < LONG; i++) {
        out.push(Bench.grey(100 + 4 * i));
        int to = Math.toIntExact(FrameTime.of(i + 1, rate).sample(SAMPLES));
        out.pushSound(new SoundBlock(MONO, new float[][] {Arrays.copyOfRange(noise, at, to)}));
        at = to;
      }
      out.finish();
    }
  }

  static Brief brief(String text, long frame, Rate rate) {
    return Brief.OPEN.withSound(
        List.of(
            new Brief.DialogueLine(text, Optional.of(FrameTime.of(frame, rate)), Optional.empty())),
        List.of());
  }

  static FillOrder order(Brief brief) {
    return new FillOrder(
        new FillOrder.Selection.Named(List.of("V1-2")),
        1,
        OptionalLong.of(7),
        List.of(),
        Optional.of(brief),
        OptionalLong.empty(),
        Optional.empty(),
        FillOrder.HandleUse.AUTO,
        FillOrder.Refill.ADD_TAKES,
        Optional.empty());
  }
}
