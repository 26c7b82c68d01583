package org.raccord.media.internal;

import java.io.Closeable;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.raccord.media.MediaException;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Encodes sound as 24-bit PCM or AAC, collecting it to the frames the codec wants. */
final class SoundEncoder implements Closeable {

  private static final int PCM_FRAME = 2048;

  private final Encoder encoder;
  private final AVFrame frame;
  private final boolean pcm;
  private final int size;
  private final float[][] pending;
  private int held;
  private long position;

  private SoundEncoder(Encoder encoder, AVFrame frame, boolean pcm, int size, int channels) {
    this.encoder = encoder;
    this.frame = frame;
    this.pcm = pcm;
    this.size = size;
    this.pending = new float[channels][size];
  }

  static SoundEncoder open(Path file, SoundFormat format, boolean pcm, Muxer muxer)
      throws MediaException {
    AVCodecContext context = Encoder.context(file, pcm ? "pcm_s24le" : "aac");
    context.sample_rate(format.sampleRate());
    avutil.av_channel_layout_default(context.ch_layout(), format.channels());
    context.sample_fmt(pcm ? avutil.AV_SAMPLE_FMT_S32 : avutil.AV_SAMPLE_FMT_FLTP);
    context.time_base().num(1);
    context.time_base().den(format.sampleRate());
    if (!pcm) {
      context.bit_rate(128_000L * format.channels());
    }
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    Encoder encoder = Encoder.open(file, context, new AVDictionary(null), muxer);
    int size = context.frame_size() > 0 ? context.frame_size() : PCM_FRAME;
    AVFrame frame = Ffmpeg.allocated(avutil.av_frame_alloc());
    frame.format(context.sample_fmt());
    frame.sample_rate(format.sampleRate());
    frame.nb_samples(size);
    avutil.av_channel_layout_copy(frame.ch_layout(), context.ch_layout());
    avutil.av_frame_get_buffer(frame, 0);
    return new SoundEncoder(encoder, frame, pcm, size, format.channels());
  }

  Encoder encoder() {
    return encoder;
  }

  void push(SoundBlock block) throws MediaException {
    int from = 0;
    while (from < block.length()) {
      int part = Math.min(size - held, block.length() - from);
      for (int c = 0; c < pending.length; c++) {
        System.arraycopy(block.channel(c), from, pending[c], held, part);
      }
      held += part;
      from += part;
      if (held == size) {
        flush();
      }
    }
  }

  /** Encodes what is held, also where it is less than a frame. */
  void flush() throws MediaException {
    if (held == 0) {
      return;
    }
    avutil.av_frame_make_writable(frame);
    frame.nb_samples(held);
    if (pcm) {
      int channels = pending.length;
      int[] interleaved = new int[held * channels];
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < held; i++) {
          interleaved[i * channels + c] = Pcm.code24(pending[c][i]) << 8;
        }
      }
      new IntPointer(frame.data(0)).put(interleaved, 0, interleaved.length);
    } else {
      for (int c = 0; c < pending.length; c++) {
        new FloatPointer(frame.extended_data(c)).put(pending[c], 0, held);
      }
    }
    frame.pts(position);
    position += held;
    held = 0;
    encoder.encode(frame);
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    encoder.close();
  }
}
