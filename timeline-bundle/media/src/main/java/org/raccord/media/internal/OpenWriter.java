package org.raccord.media.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerScope;
import org.raccord.media.Codec;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SourceMark;
import org.raccord.media.StartTimecode;
import org.raccord.model.picture.Frame;
import org.raccord.model.sound.SoundBlock;

/** A picture file in the making. One thread at a time. */
public final class OpenWriter implements Closeable {

  private final Target target;
  private final Muxer muxer;
  private final PictureEncoder picture;
  private final Optional<SoundEncoder> sound;
  private final boolean matroska;
  private Optional<SourceMark> mark = Optional.empty();
  private boolean closed;

  private OpenWriter(
      Target target,
      String container,
      Muxer muxer,
      PictureEncoder picture,
      Optional<SoundEncoder> sound) {
    this.target = target;
    this.matroska = container.equals("matroska");
    this.muxer = muxer;
    this.picture = picture;
    this.sound = sound;
  }

  /** Opens everything and writes the head. */
  @SuppressWarnings("try") // The scope is there to be closed.
  public static OpenWriter create(Path file, PictureWriterSpec spec) throws MediaException {
    String container = container(file, spec.codec());
    Target target = Target.create(file);
    Muxer muxer = null;
    PictureEncoder picture = null;
    SoundEncoder sound = null;
    try (PointerScope scope = new PointerScope()) {
      muxer = Muxer.open(file, target.temporary(), container);
      picture = PictureEncoder.open(file, spec, muxer);
      if (spec.sound().isPresent()) {
        boolean pcm = !container.equals("mp4");
        sound = SoundEncoder.open(file, spec.sound().get(), pcm, muxer);
      }
      name(picture, spec);
      if (container.equals("matroska")) {
        muxer.tag(MarkRoom.ROOM, MarkRoom.FILLING);
      }
      muxer.begin(options(container, spec));
      return new OpenWriter(target, container, muxer, picture, Optional.ofNullable(sound));
    } catch (MediaException | RuntimeException | Error e) {
      if (sound != null) {
        sound.close();
      }
      if (picture != null) {
        picture.close();
      }
      if (muxer != null) {
        muxer.close();
      }
      target.discard();
      throw e;
    }
  }

  private static String container(Path file, Codec codec) throws MediaException {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    Optional<String> container =
        switch (extension) {
          case "mov" -> Optional.of("mov");
          case "mkv" -> Optional.of("matroska");
          case "mp4", "m4v" -> codec == Codec.H264 ? Optional.of("mp4") : Optional.empty();
          default -> Optional.empty();
        };
    return container
        .filter(c -> codec != Codec.FFV1 || c.equals("matroska"))
        .orElseThrow(
            () ->
                new MediaException(
                    Kind.UNSUPPORTED,
                    file,
                    codec + " is not written into ." + extension,
                    "Name it ." + codec.extension()));
  }

  private static void name(PictureEncoder picture, PictureWriterSpec spec) {
    spec.start()
        .map(StartTimecode::label)
        .ifPresent(label -> Muxer.tag(picture.encoder().stream(), "timecode", label));
    spec.reel().ifPresent(reel -> Muxer.tag(picture.encoder().stream(), "reel_name", reel));
  }

  private static AVDictionary options(String container, PictureWriterSpec spec) {
    AVDictionary options = new AVDictionary(null);
    if (!container.equals("matroska")) {
      // A tick that counts frames exactly also at 1001 rates.
      long ticks = spec.rate().numerator();
      avutil.av_dict_set(options, "video_track_timescale", Long.toString(ticks), 0);
      avutil.av_dict_set(
          options,
          "movflags",
          container.equals("mp4") ? "+write_colr+faststart" : "+write_colr",
          0);
      avutil.av_dict_set(options, "write_tmcd", spec.start().isPresent() ? "1" : "0", 0);
    }
    avutil.av_dict_set(options, "fflags", "+bitexact", 0);
    return options;
  }

  /** Writes a frame of the spec's format. */
  @SuppressWarnings("try") // The scope is there to be closed.
  public void push(Frame frame) throws MediaException, InterruptedIOException {
    checkOpen();
    try (PointerScope scope = new PointerScope()) {
      picture.push(frame);
    }
  }

  /** Writes sound of the spec's format. */
  @SuppressWarnings("try") // The scope is there to be closed.
  public void push(SoundBlock block) throws MediaException, InterruptedIOException {
    checkOpen();
    try (PointerScope scope = new PointerScope()) {
      sound
          .orElseThrow(() -> new IllegalStateException("No sound was announced in the spec"))
          .push(block);
    }
  }

  private void checkOpen() throws InterruptedIOException {
    if (closed) {
      throw new IllegalStateException("The writer is closed: " + target.file());
    }
    Ffmpeg.checkInterrupt();
  }

  /** Sets what the file will say of how it came to be. */
  public void mark(SourceMark how) {
    mark = Optional.of(how);
  }

  /** Completes the file. */
  @SuppressWarnings("try") // The scope is there to be closed.
  public void finish() throws MediaException, InterruptedIOException {
    checkOpen();
    try (PointerScope scope = new PointerScope()) {
      picture.encoder().drain();
      if (sound.isPresent()) {
        sound.get().flush();
        sound.get().encoder().drain();
      }
      muxer.finish();
      writeMark();
      target.complete();
    } finally {
      close();
    }
  }

  /** Last of all: whoever rewrites a container drops what it does not know. */
  private void writeMark() throws MediaException {
    try {
      if (matroska) {
        MarkRoom.fill(target.temporary(), mark);
      } else if (mark.isPresent()) {
        MarkBox.append(target.temporary(), mark.get());
      }
    } catch (IOException e) {
      throw Target.failure(target.file(), e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      sound.ifPresent(SoundEncoder::close);
      picture.close();
      muxer.close();
      target.discard();
    }
  }
}
