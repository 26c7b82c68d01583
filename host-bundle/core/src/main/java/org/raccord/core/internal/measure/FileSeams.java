package org.raccord.core.internal.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.SeamFiles;
import org.raccord.core.WorkException;
import org.raccord.core.internal.fill.TakeFormat;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.media.SoundSource;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.seams.SeamMaterial;
import org.raccord.seams.SeamMeasurer;
import org.raccord.seams.SeamStudy;

/** Measures a take among plain files. */
public final class FileSeams {

  private static final SoundFormat STEREO = new SoundFormat(48_000, 2);
  private static final int HEARD = 6 * 48_000;

  private FileSeams() {}

  /**
   * Measures.
   *
   * @throws WorkException if the files do not go together
   */
  public static SeamStudy study(SeamFiles files) throws IOException, WorkException {
    List<String> remarks = new ArrayList<>();
    PictureFacts take = picture(files.take());
    Optional<PictureFacts> before = facts(files.before());
    Optional<PictureFacts> after = facts(files.after());
    PictureFormat format = TakeFormat.forTake(before.or(() -> after).orElse(take).format());
    for (PictureFacts facts : List.of(take, after.orElse(take))) {
      if (facts.format().width() != format.width() || facts.format().height() != format.height()) {
        throw new WorkException(
            WorkException.Kind.INPUT,
            "The pictures differ in size: "
                + format.width()
                + "x"
                + format.height()
                + " and "
                + facts.format().width()
                + "x"
                + facts.format().height()
                + ". Convert them to one size first.");
      }
      if (!facts.rate().equals(before.or(() -> after).orElse(take).rate())) {
        remarks.add(
            "The files differ in rate: motion is measured from frame to frame, as if they did"
                + " not.");
      }
    }
    try (PictureSource source = PictureSource.open(files.take());
        FrameReader frames = source.read(take.range(), format)) {
      if (before.isEmpty() || files.before().isEmpty()) {
        return withAfter(files, Optional.empty(), frames, after, format, remarks);
      }
      PictureFacts facts = before.get();
      long count = Math.min(SeamMaterial.CONTEXT, facts.frames());
      FrameRange last = new FrameRange(facts.frames() - count, count, facts.rate());
      try (PictureSource a = PictureSource.open(files.before().get());
          FrameReader head = a.read(last, format)) {
        return withAfter(files, Optional.of(head), frames, after, format, remarks);
      }
    }
  }

  /**
   * Measures a part of a file in itself: its motion, its stillness, its colour from frame to frame.
   * There is nothing beside it, so that no join is measured.
   *
   * @param part frames of the file
   */
  public static SeamReport inside(Path file, FrameRange part) throws IOException, WorkException {
    PictureFacts facts = picture(file);
    PictureFormat format = TakeFormat.forTake(facts.format());
    try (PictureSource source = PictureSource.open(file);
        FrameReader frames =
            source.read(new FrameRange(part.start(), part.length(), facts.rate()), format)) {
      return SeamMeasurer.measure(
              new SeamMaterial(
                  Optional.empty(),
                  frames,
                  Optional.empty(),
                  new SeamMaterial.Joins(Optional.empty(), Optional.empty()),
                  Optional.empty()))
          .withRemarks(List.of("It has no place in a cut: only the take itself is measured."))
          .report();
    }
  }

  private static SeamStudy withAfter(
      SeamFiles files,
      Optional<FrameReader> head,
      FrameReader take,
      Optional<PictureFacts> after,
      PictureFormat format,
      List<String> remarks)
      throws IOException {
    SeamMaterial.Joins joins = new SeamMaterial.Joins(files.head(), files.tail());
    Optional<SeamMaterial.Soundtrack> sound = sound(files, remarks);
    if (after.isEmpty() || files.after().isEmpty()) {
      return SeamMeasurer.measure(new SeamMaterial(head, take, Optional.empty(), joins, sound))
          .withRemarks(remarks);
    }
    long count = Math.min(SeamMaterial.CONTEXT, after.get().frames());
    try (PictureSource b = PictureSource.open(files.after().get());
        FrameReader tail = b.read(new FrameRange(0, count, after.get().rate()), format)) {
      return SeamMeasurer.measure(new SeamMaterial(head, take, Optional.of(tail), joins, sound))
          .withRemarks(remarks);
    }
  }

  private static Optional<PictureFacts> facts(Optional<Path> file)
      throws IOException, WorkException {
    return file.isEmpty() ? Optional.empty() : Optional.of(picture(file.get()));
  }

  private static PictureFacts picture(Path file) throws IOException, WorkException {
    return MediaProbe.probe(file)
        .picture()
        .filter(p -> p.frames() > 0)
        .orElseThrow(
            () ->
                new WorkException(
                    WorkException.Kind.INPUT, file + " has no picture. Name a picture file."));
  }

  /** The sound of all files joined, where all of them have some. */
  private static Optional<SeamMaterial.Soundtrack> sound(SeamFiles files, List<String> remarks)
      throws IOException {
    List<Path> all = new ArrayList<>();
    files.before().ifPresent(all::add);
    all.add(files.take());
    files.after().ifPresent(all::add);
    int have = 0;
    for (Path file : all) {
      have += MediaProbe.probe(file).sound().isPresent() ? 1 : 0;
    }
    if (have < all.size()) {
      if (have > 0) {
        remarks.add("Not every file has sound, so the sound is not measured.");
      }
      return Optional.empty();
    }
    SoundBlock head = files.before().isPresent() ? end(files.before().get()) : silence();
    SoundBlock take = read(files.take(), 0, length(files.take()));
    SoundBlock tail =
        files.after().isPresent()
            ? read(files.after().get(), 0, Math.min(HEARD, length(files.after().get())))
            : silence();
    SoundBlock whole = SoundBlock.silence(STEREO, head.length() + take.length() + tail.length());
    int at = 0;
    for (SoundBlock block : List.of(head, take, tail)) {
      for (int c = 0; c < STEREO.channels(); c++) {
        System.arraycopy(block.channel(c), 0, whole.channel(c), at, block.length());
      }
      at += block.length();
    }
    if (Sounds.isSilent(whole)) {
      return Optional.empty();
    }
    Set<Place> coded = coded(files);
    if (!coded.isEmpty()) {
      remarks.add(CodedEnds.remark(coded));
    }
    return Optional.of(
        new SeamMaterial.Soundtrack(whole, head.length(), head.length() + take.length(), coded));
  }

  /** The joins at which the sound of one of the two files is coded: both end there. */
  private static Set<Place> coded(SeamFiles files) throws IOException {
    Set<Place> coded = EnumSet.noneOf(Place.class);
    boolean take = isCoded(files.take());
    if (files.before().isPresent() && (take || isCoded(files.before().get()))) {
      coded.add(Place.HEAD);
    }
    if (files.after().isPresent() && (take || isCoded(files.after().get()))) {
      coded.add(Place.TAIL);
    }
    return coded;
  }

  private static boolean isCoded(Path file) throws IOException {
    return MediaProbe.probe(file).sound().filter(CodedEnds::isCoded).isPresent();
  }

  private static SoundBlock silence() {
    return SoundBlock.silence(STEREO, 0);
  }

  private static SoundBlock end(Path file) throws IOException {
    int length = length(file);
    int count = Math.min(HEARD, length);
    return read(file, length - count, count);
  }

  /** Samples as long as the picture is: what a file has beyond it is not heard in a cut. */
  private static int length(Path file) throws IOException {
    MediaFacts facts = MediaProbe.probe(file);
    PictureFacts picture = facts.picture().orElseThrow();
    return Math.toIntExact(
        FrameTime.of(picture.frames(), picture.rate()).sample(STEREO.sampleRate()));
  }

  private static SoundBlock read(Path file, long from, int count) throws IOException {
    try (SoundSource source = SoundSource.open(file);
        SoundReader reader = source.read(from, count, STEREO)) {
      return reader.whole(count);
    }
  }
}
