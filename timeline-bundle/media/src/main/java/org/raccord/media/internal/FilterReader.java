package org.raccord.media.internal;

import java.io.IOException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.Rate;

/** Pulls frames through a filter graph. */
public final class FilterReader implements FrameReader {

  private final FrameReader in;
  private final AVFilterGraph graph;
  private final AVFilterContext source;
  private final AVFilterContext sink;
  private final PictureFormat format;
  private final AVFrame frame = Ffmpeg.allocated(avutil.av_frame_alloc());
  private long pushed;
  private boolean closed;

  private FilterReader(
      FrameReader in,
      AVFilterGraph graph,
      AVFilterContext source,
      AVFilterContext sink,
      PictureFormat format) {
    this.in = in;
    this.graph = graph;
    this.source = source;
    this.sink = sink;
    this.format = format;
  }

  /** Builds the graph. */
  @SuppressWarnings("try") // The scope is there to be closed.
  public static FilterReader open(String filter, FrameReader in, Rate rate) {
    Ffmpeg.load();
    PictureFormat format = in.format();
    int pixelFormat =
        PixelFormats.planar(format.layout())
            .orElseThrow(() -> new IllegalArgumentException("No such layout in FFmpeg"));
    String ours = PixelFormats.name(pixelFormat);
    try (PointerScope scope = new PointerScope()) {
      AVFilterGraph graph = Ffmpeg.allocated(avfilter.avfilter_graph_alloc());
      AVFilterContext source = new AVFilterContext(null);
      AVFilterContext sink = new AVFilterContext(null);
      String description =
          "video_size=%dx%d:pix_fmt=%s:time_base=%d/%d:frame_rate=%d/%d:pixel_aspect=%d/%d"
              .formatted(
                  format.width(),
                  format.height(),
                  ours,
                  rate.denominator(),
                  rate.numerator(),
                  rate.numerator(),
                  rate.denominator(),
                  format.pixelAspectNumerator(),
                  format.pixelAspectDenominator());
      AVFilterInOut outputs = Ffmpeg.allocated(avfilter.avfilter_inout_alloc());
      AVFilterInOut inputs = Ffmpeg.allocated(avfilter.avfilter_inout_alloc());
      try {
        check(
            filter,
            avfilter.avfilter_graph_create_filter(
                source, avfilter.avfilter_get_by_name("buffer"), "in", description, null, graph));
        check(
            filter,
            avfilter.avfilter_graph_create_filter(
                sink, avfilter.avfilter_get_by_name("buffersink"), "out", null, null, graph));
        link(outputs, "in", source);
        link(inputs, "out", sink);
        check(
            filter,
            avfilter.avfilter_graph_parse_ptr(
                graph, filter + ",format=" + ours, inputs, outputs, null));
        check(filter, avfilter.avfilter_graph_config(graph, null));
      } catch (RuntimeException e) {
        avfilter.avfilter_graph_free(graph);
        throw e;
      } finally {
        avfilter.avfilter_inout_free(inputs);
        avfilter.avfilter_inout_free(outputs);
      }
      PictureFormat result =
          format.withSize(avfilter.av_buffersink_get_w(sink), avfilter.av_buffersink_get_h(sink));
      return new FilterReader(in, graph, source, sink, result);
    }
  }

  private static void check(String filter, int error) {
    if (error < 0) {
      throw new IllegalArgumentException(
          "FFmpeg does not accept \"" + filter + "\": " + Ffmpeg.text(error));
    }
  }

  private static void link(AVFilterInOut end, String name, AVFilterContext filter) {
    end.name(avutil.av_strdup(new BytePointer(name)));
    end.filter_ctx(filter);
    end.pad_idx(0);
    end.next(new AVFilterInOut(null));
  }

  @Override
  public PictureFormat format() {
    return format;
  }

  @Override
  @SuppressWarnings("try") // The scope is there to be closed.
  public Optional<Frame> next() throws IOException {
    try (PointerScope scope = new PointerScope()) {
      while (true) {
        Ffmpeg.checkInterrupt();
        int error = avfilter.av_buffersink_get_frame(sink, frame);
        if (error >= 0) {
          Frame copy = NativePictures.copy(frame, format);
          avutil.av_frame_unref(frame);
          return Optional.of(copy);
        }
        if (!Ffmpeg.isAgain(error)) {
          if (Ffmpeg.isEnd(error)) {
            return Optional.empty();
          }
          throw new IOException("The filter failed: " + Ffmpeg.text(error));
        }
        feed();
      }
    }
  }

  private void feed() throws IOException {
    Optional<Frame> next = in.next();
    if (next.isEmpty()) {
      avfilter.av_buffersrc_add_frame(source, new AVFrame(null));
      return;
    }
    avutil.av_frame_unref(frame);
    frame.format(PixelFormats.planar(in.format().layout()).orElseThrow());
    frame.width(in.format().width());
    frame.height(in.format().height());
    avutil.av_frame_get_buffer(frame, 0);
    NativePictures.fill(frame, next.get());
    frame.pts(pushed++);
    int error = avfilter.av_buffersrc_add_frame(source, frame);
    if (error < 0) {
      throw new IOException("The filter takes no more frames: " + Ffmpeg.text(error));
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      avutil.av_frame_free(frame);
      avfilter.avfilter_graph_free(graph);
      in.close();
    }
  }
}
