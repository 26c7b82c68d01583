package org.raccord.media.internal;

import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.model.time.Rate;

/** What all users of the native libraries share: silence, error texts, small conversions. */
public final class Ffmpeg {

  static final long NO_TIME = avutil.AV_NOPTS_VALUE;

  static {
    // Its lines belong neither on the terminal nor, by a callback, in our log: a callback that
    // fails on one of FFmpeg's own threads ends the process. Error codes say what users need.
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }

  private Ffmpeg() {}

  /** Loads the libraries and silences their own lines; called before any use. */
  public static void load() {
    // The static initialiser has done it.
  }

  /** Decoder threads: two where there are two, at most four; frame threads cost memory. */
  static int threads() {
    return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Decoder threads where somebody waits for one picture: one more than there are processors, as
   * pictures wait for lines of those that they are made from. Each costs a picture's memory.
   */
  static int threadsInHaste() {
    int processors = Runtime.getRuntime().availableProcessors();
    return processors == 1 ? 1 : Math.min(4, processors + 1);
  }

  static String text(int error) {
    byte[] buffer = new byte[128];
    avutil.av_strerror(error, buffer, buffer.length);
    int end = 0;
    while (end < buffer.length && buffer[end] != 0) {
      end++;
    }
    return new String(buffer, 0, end, java.nio.charset.StandardCharsets.UTF_8)
        .toLowerCase(Locale.ROOT);
  }

  static boolean isAgain(int error) {
    return error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
  }

  static boolean isEnd(int error) {
    return error == avutil.AVERROR_EOF;
  }

  static boolean isNoSpace(int error) {
    return error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOSPC();
  }

  static MediaException unreadable(Path file, String what) {
    return new MediaException(
        Kind.UNREADABLE, file, what, "Copy it again from its source, or choose another file");
  }

  static MediaException failed(Path file, String what, int error) {
    return new MediaException(
        Kind.FAILED, file, what + " (" + text(error) + ")", "Please report this with the log");
  }

  /** Out of memory is the only way these fail; it is not the file's fault. */
  static <T> T allocated(@Nullable T pointer) {
    if (pointer == null) {
      throw new OutOfMemoryError("FFmpeg could not allocate");
    }
    return pointer;
  }

  static void checkInterrupt() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("Reading or writing media was interrupted");
    }
  }

  /** The rate as ours, or null where it is not positive. */
  static @Nullable Rate rate(AVRational rational) {
    return rational.num() > 0 && rational.den() > 0
        ? new Rate(rational.num(), rational.den())
        : null;
  }

  /** A tag's text, or null. */
  static @Nullable String tag(AVDictionary tags, String key) {
    AVDictionaryEntry entry = avutil.av_dict_get(tags, key, null, 0);
    return entry == null ? null : entry.value().getString();
  }
}
