package org.raccord.media.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.media.MediaFacts;
import org.raccord.model.sound.ChannelMix;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;

/** A probed file whose sound may be read. Immutable. */
public final class OpenSound {

  private final MediaFacts facts;
  private final SoundProbe probe;

  private OpenSound(MediaFacts facts, SoundProbe probe) {
    this.facts = facts;
    this.probe = probe;
  }

  /** Probes a file that must have sound. */
  public static OpenSound open(Path file) throws MediaException {
    FileProbe probed = FileProbe.of(file);
    SoundProbe sound =
        probed
            .sound()
            .orElseThrow(
                () ->
                    new MediaException(
                        Kind.UNSUPPORTED, file, "It has no sound", "Choose a file with sound"));
    return new OpenSound(probed.facts(), sound);
  }

  /** What the file holds. */
  public MediaFacts facts() {
    return facts;
  }

  /** Samples counted at the wanted rate. */
  @SuppressWarnings("try") // The scope is there to be closed.
  public SoundReader read(long first, long samples, SoundFormat wanted) throws MediaException {
    if (samples < 0) {
      throw new IllegalArgumentException("A length is not negative: " + samples);
    }
    int own = probe.facts().format().sampleRate();
    try (PointerScope scope = new PointerScope()) {
      if (own == wanted.sampleRate()) {
        SampleStream stream = SampleStream.open(facts.file(), probe, first);
        return new Reader(stream, Optional.empty(), samples, wanted, own, 0);
      }
      // Both rates meet every a input and b output samples: begin at such a place, early enough
      // that the filter has settled.
      int common = BigInteger.valueOf(own).gcd(BigInteger.valueOf(wanted.sampleRate())).intValue();
      long a = own / common;
      long b = wanted.sampleRate() / common;
      long early = Math.max(1, wanted.sampleRate() / 20 / b);
      long meeting = Math.floorDiv(first, b) - early;
      SampleStream stream = SampleStream.open(facts.file(), probe, meeting * a);
      Resampling resampling = new Resampling(wanted.sampleRate());
      long drop = first - meeting * b;
      return new Reader(stream, Optional.of(resampling), samples, wanted, own, drop);
    }
  }

  private static final class Reader implements SoundReader {

    private static final int CHUNK = 4096;

    private final SampleStream stream;
    private final Optional<Resampling> resampling;
    private final SoundFormat wanted;
    private final int own;
    private final AVFrame input = Ffmpeg.allocated(avutil.av_frame_alloc());
    private long left;
    private long drop;
    private float[][] ready;
    private int from;
    private boolean closed;

    Reader(
        SampleStream stream,
        Optional<Resampling> resampling,
        long samples,
        SoundFormat wanted,
        int own,
        long drop) {
      this.stream = stream;
      this.resampling = resampling;
      this.left = samples;
      this.wanted = wanted;
      this.own = own;
      this.drop = drop;
      this.ready = new float[wanted.channels()][0];
    }

    @Override
    public SoundFormat format() {
      return wanted;
    }

    @Override
    @SuppressWarnings("try") // The scope is there to be closed.
    public Optional<SoundBlock> next(int samples) throws IOException {
      int length = (int) Math.min(samples, left);
      if (length <= 0) {
        return Optional.empty();
      }
      try (PointerScope scope = new PointerScope()) {
        float[][] block =
            resampling.isPresent()
                ? resampled(resampling.get(), length)
                : ChannelMix.to(wanted.channels(), stream.next(length));
        left -= length;
        return Optional.of(new SoundBlock(wanted, block));
      }
    }

    private float[][] resampled(Resampling resampler, int length) throws IOException {
      float[][] result = new float[wanted.channels()][length];
      int done = 0;
      while (done < length) {
        int available = ready[0].length - from;
        if (available == 0) {
          ready = resampler.of(frame(ChannelMix.to(wanted.channels(), stream.next(CHUNK))));
          from = (int) Math.min(drop, ready[0].length);
          drop -= from;
          continue;
        }
        int part = Math.min(available, length - done);
        for (int c = 0; c < result.length; c++) {
          System.arraycopy(ready[c], from, result[c], done, part);
        }
        from += part;
        done += part;
      }
      return result;
    }

    private AVFrame frame(float[][] block) {
      AVFrame frame = input;
      avutil.av_frame_unref(frame);
      frame.format(avutil.AV_SAMPLE_FMT_FLTP);
      frame.sample_rate(own);
      frame.nb_samples(block[0].length);
      avutil.av_channel_layout_default(frame.ch_layout(), block.length);
      avutil.av_frame_get_buffer(frame, 0);
      for (int c = 0; c < block.length; c++) {
        new FloatPointer(frame.extended_data(c)).put(block[c], 0, block[c].length);
      }
      return frame;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        left = 0;
        resampling.ifPresent(Resampling::close);
        avutil.av_frame_free(input);
        stream.close();
      }
    }
  }
}
