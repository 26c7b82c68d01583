package org.raccord.media.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerScope;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;

/** An open media file and its packets. One thread at a time. */
final class Demuxer implements Closeable {

  static {
    Ffmpeg.load();
  }

  private final Path file;
  private final AVFormatContext context;
  private boolean closed;

  private Demuxer(Path file, AVFormatContext context) {
    this.file = file;
    this.context = context;
  }

  /** Opens a file of which nothing is known yet: its first packets are looked at, too. */
  static Demuxer open(Path file) throws MediaException {
    return open(file, false);
  }

  /**
   * Opens a file that was probed before. Where the head of the container says what its streams are,
   * looking at packets is left out: that costs more than all else about opening.
   */
  static Demuxer reopen(Path file) throws MediaException {
    return open(file, true);
  }

  @SuppressWarnings("try") // The scope is there to be closed.
  private static Demuxer open(Path file, boolean known) throws MediaException {
    checkFile(file);
    try (PointerScope scope = new PointerScope()) {
      AVFormatContext context = Ffmpeg.allocated(avformat.avformat_alloc_context());
      AVDictionary options = new AVDictionary(null);
      // A playlist in disguise must not make us fetch anything.
      avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
      int error =
          avformat.avformat_open_input(context, "file:" + file.toAbsolutePath(), null, options);
      avutil.av_dict_free(options);
      if (error < 0) {
        throw new MediaException(
            Kind.UNREADABLE,
            file,
            "This is not media, or it is cut short (" + Ffmpeg.text(error) + ")",
            "Copy it again from its source, or choose another file");
      }
      Demuxer demuxer = new Demuxer(file, context);
      if (known && demuxer.saysAllInHead()) {
        return demuxer;
      }
      error = avformat.avformat_find_stream_info(context, (AVDictionary) null);
      if (error < 0) {
        demuxer.close();
        throw Ffmpeg.unreadable(file, "Its streams cannot be read (" + Ffmpeg.text(error) + ")");
      }
      return demuxer;
    }
  }

  private static void checkFile(Path file) throws MediaException {
    if (!Files.exists(file)) {
      throw new MediaException(
          Kind.MISSING, file, "There is no such file", "Relink the clip or mount its drive");
    }
    if (!Files.isRegularFile(file)) {
      throw new MediaException(Kind.UNREADABLE, file, "This is not a file", "Choose a media file");
    }
    if (!Files.isReadable(file)) {
      throw new MediaException(
          Kind.MISSING, file, "The file may not be read", "Give yourself access to it");
    }
    try {
      if (Files.size(file) == 0) {
        throw Ffmpeg.unreadable(file, "The file is empty (0 bytes)");
      }
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      throw new MediaException(
          Kind.MISSING, file, "The file cannot be reached", "Mount its drive", e);
    }
  }

  private boolean saysAllInHead() {
    return container().equals("mov") || container().equals("matroska");
  }

  Path file() {
    return file;
  }

  AVFormatContext context() {
    return context;
  }

  AVStream stream(int index) {
    return context.streams(index);
  }

  /** Bytes in the file. */
  long size() {
    return avformat.avio_size(context.pb());
  }

  /** The first part of the container's list of names: {@code mov} for mov,mp4,m4a,... */
  String container() {
    String names = context.iformat().name().getString();
    int comma = names.indexOf(',');
    return comma < 0 ? names : names.substring(0, comma);
  }

  /** Whether it is a raw stream: what times its packets seem to have are made up on the way. */
  boolean hasNoTimes() {
    return (context.iformat().flags() & avformat.AVFMT_NOTIMESTAMPS) != 0;
  }

  /** The first picture stream, or -1; cover art is none. */
  int picture() {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (stream(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO
          && (stream(i).disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The first sound stream, or -1. */
  int sound() {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (stream(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO
          && stream(i).codecpar().codec_id() != avcodec.AV_CODEC_ID_NONE) {
        return i;
      }
    }
    return -1;
  }

  /** Packets of the other streams are no longer read. */
  void only(int index) {
    for (int i = 0; i < context.nb_streams(); i++) {
      stream(i).discard(i == index ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
  }

  /**
   * Reads the next packet of any stream that is not left out; the caller unreferences it.
   *
   * @return false at the end
   */
  boolean read(AVPacket packet) throws MediaException, InterruptedIOException {
    Ffmpeg.checkInterrupt();
    int error = avformat.av_read_frame(context, packet);
    if (error >= 0) {
      return true;
    }
    if (Ffmpeg.isEnd(error)) {
      return false;
    }
    throw Ffmpeg.unreadable(file, "It is cut short or damaged (" + Ffmpeg.text(error) + ")");
  }

  /** Goes to a key frame at or before a time of a stream, or as near as the container can. */
  boolean seek(int stream, long time) {
    return avformat.av_seek_frame(context, stream, time, avformat.AVSEEK_FLAG_BACKWARD) >= 0;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avformat.avformat_close_input(context);
    }
  }
}
