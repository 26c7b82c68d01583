package org.raccord.media.internal;

import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Copies pictures between FFmpeg's memory and ours, value for value. */
final class NativePictures {

  private NativePictures() {}

  /** A copy of {@code source}, whose pixel format has the layout of {@code format}. */
  static Frame copy(AVFrame source, PictureFormat format) {
    AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(source.format());
    boolean bigEndian = (descriptor.flags() & avutil.AV_PIX_FMT_FLAG_BE) != 0;
    Frame frame = Frame.allocate(format);
    for (int p = 0; p < format.layout().planes(); p++) {
      AVComponentDescriptor component = descriptor.comp(p);
      BytePointer data = source.data(component.plane());
      int stride = source.linesize(component.plane());
      int width = frame.planeWidth(p);
      int height = frame.planeHeight(p);
      short[] plane = frame.plane(p);
      if (format.layout().bitDepth() == 8) {
        bytes(data, stride, component, plane, width, height);
      } else {
        words(data, stride, component, plane, width, height, bigEndian);
      }
    }
    return frame;
  }

  private static void bytes(
      BytePointer data,
      int stride,
      AVComponentDescriptor component,
      short[] plane,
      int width,
      int height) {
    int step = component.step();
    byte[] row = new byte[(width - 1) * step + 1];
    for (int y = 0; y < height; y++) {
      data.position((long) y * stride + component.offset()).get(row, 0, row.length);
      int at = y * width;
      if (step == 1) {
        for (int x = 0; x < width; x++) {
          plane[at + x] = (short) (row[x] & 0xff);
        }
      } else {
        for (int x = 0; x < width; x++) {
          plane[at + x] = (short) (row[x * step] & 0xff);
        }
      }
    }
    data.position(0);
  }

  private static void words(
      BytePointer data,
      int stride,
      AVComponentDescriptor component,
      short[] plane,
      int width,
      int height,
      boolean bigEndian) {
    int step = component.step() / 2;
    int shift = component.shift();
    int mask = (1 << component.depth()) - 1;
    ShortPointer words = new ShortPointer(data);
    boolean plain = step == 1 && shift == 0 && !bigEndian;
    short[] row = plain ? plane : new short[(width - 1) * step + 1];
    for (int y = 0; y < height; y++) {
      words.position(((long) y * stride + component.offset()) / 2);
      int at = y * width;
      if (plain) {
        words.get(plane, at, width);
        continue;
      }
      words.get(row, 0, row.length);
      for (int x = 0; x < width; x++) {
        short word = row[x * step];
        int value = (bigEndian ? Short.reverseBytes(word) : word) & 0xffff;
        plane[at + x] = (short) ((value >> shift) & mask);
      }
    }
  }

  /** Fills {@code target}, a writable frame of the planar format that {@code frame} has. */
  static void fill(AVFrame target, Frame frame) {
    PixelLayout layout = frame.format().layout();
    AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(target.format());
    for (int p = 0; p < layout.planes(); p++) {
      int native0 = descriptor.comp(p).plane();
      BytePointer data = target.data(native0);
      int stride = target.linesize(native0);
      int width = frame.planeWidth(p);
      short[] plane = frame.plane(p);
      if (layout.bitDepth() == 8) {
        byte[] row = new byte[width];
        for (int y = 0; y < frame.planeHeight(p); y++) {
          int at = y * width;
          for (int x = 0; x < width; x++) {
            row[x] = (byte) plane[at + x];
          }
          data.position((long) y * stride).put(row, 0, width);
        }
        data.position(0);
      } else {
        ShortPointer words = new ShortPointer(data);
        for (int y = 0; y < frame.planeHeight(p); y++) {
          words.position((long) y * stride / 2).put(plane, y * width, width);
        }
      }
    }
  }
}
