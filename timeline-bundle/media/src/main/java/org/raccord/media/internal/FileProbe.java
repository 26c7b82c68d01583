package org.raccord.media.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.media.MediaFacts;
import org.raccord.media.PictureFacts;
import org.raccord.media.SourceMark;
import org.raccord.media.StartTimecode;
import org.raccord.model.time.Rate;

/**
 * What a file is, and what its readers need to know.
 *
 * @param facts what users see
 * @param picture the picture stream, if any
 * @param sound the sound stream, if any
 */
public record FileProbe(
    MediaFacts facts, Optional<PictureProbe> picture, Optional<SoundProbe> sound) {

  /** The probe of a file, from memory where nothing has touched it since. */
  public static FileProbe of(Path file) throws MediaException {
    return KnownFiles.of(file);
  }

  /** How many pictures its index holds. */
  int pictures() {
    return picture.map(p -> p.timing().index().size()).orElse(0);
  }

  @SuppressWarnings("try") // The scope is there to be closed.
  static FileProbe afresh(Path file) throws MediaException {
    try (PointerScope scope = new PointerScope();
        Demuxer demuxer = Demuxer.open(file)) {
      return of(demuxer);
    } catch (InterruptedIOException e) {
      throw new MediaException(Kind.FAILED, file, "Reading it was interrupted", "Try again", e);
    }
  }

  private static FileProbe of(Demuxer demuxer) throws MediaException, InterruptedIOException {
    int pictureStream = demuxer.picture();
    int soundStream = demuxer.sound();
    if (pictureStream < 0 && soundStream < 0) {
      throw Ffmpeg.unreadable(demuxer.file(), "It holds neither picture nor sound");
    }
    Optional<PictureProbe> picture =
        pictureStream < 0 ? Optional.empty() : Optional.of(PictureProbe.of(demuxer, pictureStream));
    Optional<PictureFacts> pictureFacts = picture.map(PictureProbe::facts);
    Optional<SoundProbe> sound =
        soundStream < 0 ? Optional.empty() : SoundProbe.of(demuxer, soundStream, picture);
    MediaFacts facts =
        new MediaFacts(
            demuxer.file(),
            demuxer.container(),
            pictureFacts,
            sound.map(SoundProbe::facts),
            pictureFacts.flatMap(p -> start(demuxer, p.rate())),
            Optional.ofNullable(anyTag(demuxer, "reel_name")),
            mark(demuxer));
    return new FileProbe(facts, picture, sound);
  }

  private static Optional<SourceMark> mark(Demuxer demuxer) throws MediaException {
    if (demuxer.container().equals("matroska")) {
      return MarkRoom.read(key -> Ffmpeg.tag(demuxer.context().metadata(), key));
    }
    try {
      return switch (demuxer.container()) {
        case "mov" -> MarkBox.read(demuxer.file());
        case "wav" -> RiffMark.read(demuxer.file());
        case "png_pipe" -> PngMark.read(demuxer.file());
        default -> Optional.empty();
      };
    } catch (IOException e) {
      throw new MediaException(
          Kind.UNREADABLE, demuxer.file(), "It cannot be read", "Copy it again from its source", e);
    }
  }

  private static Optional<StartTimecode> start(Demuxer demuxer, Rate rate) {
    String label = anyTag(demuxer, "timecode");
    return label == null ? Optional.empty() : TimecodeLabel.parse(label, rate);
  }

  /** A tag of the file or of the first stream that has it. */
  private static @Nullable String anyTag(Demuxer demuxer, String key) {
    String value = Ffmpeg.tag(demuxer.context().metadata(), key);
    for (int i = 0; value == null && i < demuxer.context().nb_streams(); i++) {
      AVDictionary tags = demuxer.stream(i).metadata();
      value = Ffmpeg.tag(tags, key);
    }
    return value == null || value.isBlank() ? null : value.strip();
  }
}
