package org.raccord.media.internal;

import java.io.Closeable;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Turns sound into planar floating point at a rate, through libswresample; channels stay. Output
 * sample 0 lies at the time of input sample 0. Input that changes its rate or form on its way, as
 * that of streams that were joined does, is gone on with. One thread; the caller holds the pointer
 * scope.
 */
final class Resampling implements Closeable {

  private final int rate;
  private final SwrContext context = Ffmpeg.allocated(swresample.swr_alloc());
  private final AVFrame out = Ffmpeg.allocated(avutil.av_frame_alloc());
  private int inRate;
  private int inForm;
  private int inChannels;
  private boolean closed;

  Resampling(int rate) {
    this.rate = rate;
    avutil.av_opt_set(context, "filter_size", "64", 0);
    avutil.av_opt_set(context, "cutoff", "0.97", 0);
  }

  /** The samples that come of a frame, or (given a null pointer) those still inside. */
  float[][] of(AVFrame in) {
    if (in.isNull() || !changes(in)) {
      return converted(in);
    }
    float[][] rest = converted(new AVFrame(null));
    // Closed, it takes the form of the next frame.
    swresample.swr_close(context);
    float[][] next = converted(in);
    if (rest.length != next.length) {
      return next;
    }
    for (int c = 0; c < next.length; c++) {
      float[] both = Arrays.copyOf(rest[c], rest[c].length + next[c].length);
      System.arraycopy(next[c], 0, both, rest[c].length, next[c].length);
      next[c] = both;
    }
    return next;
  }

  /** Whether a frame is of another form than those before it. */
  private boolean changes(AVFrame in) {
    int channels = in.ch_layout().nb_channels();
    boolean changed =
        inRate != 0
            && (in.sample_rate() != inRate || in.format() != inForm || channels != inChannels);
    inRate = in.sample_rate();
    inForm = in.format();
    inChannels = channels;
    return changed;
  }

  private float[][] converted(AVFrame in) {
    AVChannelLayout layout = in.isNull() ? null : in.ch_layout();
    if (layout != null) {
      if (layout.order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
        avutil.av_channel_layout_default(layout, layout.nb_channels());
      }
      avutil.av_frame_unref(out);
      avutil.av_channel_layout_copy(out.ch_layout(), layout);
    } else {
      int channels = out.ch_layout().nb_channels();
      if (channels == 0) {
        return new float[0][0];
      }
      AVChannelLayout kept = new AVChannelLayout();
      avutil.av_channel_layout_copy(kept, out.ch_layout());
      avutil.av_frame_unref(out);
      avutil.av_channel_layout_copy(out.ch_layout(), kept);
      avutil.av_channel_layout_uninit(kept);
    }
    out.format(avutil.AV_SAMPLE_FMT_FLTP);
    out.sample_rate(rate);
    int error = swresample.swr_convert_frame(context, out, in);
    if (error < 0) {
      throw new IllegalStateException("Sound cannot be converted: " + Ffmpeg.text(error));
    }
    int channels = out.ch_layout().nb_channels();
    float[][] result = new float[channels][out.nb_samples()];
    for (int c = 0; c < channels; c++) {
      new FloatPointer(out.extended_data(c)).get(result[c], 0, out.nb_samples());
    }
    return result;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avutil.av_frame_free(out);
      swresample.swr_free(context);
    }
  }
}
