package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.FillOrder;
import org.raccord.core.internal.measure.CutSeams;
import org.raccord.generator.Edge;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Slot;
import org.raccord.seams.SeamMaterial;
import org.raccord.seams.SeamMeasurer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the file of a generator to the clips beside it: colour, exposure and grain at the seams,
 * and a seam that nothing conditioned. What is done is measured before and after, and kept only
 * where the seam report is the better for it.
 */
final class SeamMending {

  private static final Logger LOG = LoggerFactory.getLogger(SeamMending.class);

  private final SlotTarget target;
  private final RequestBuilder.Prepared prepared;
  private final Path workspace;
  private final PictureFit.Cancellation call;
  private final SeamMaterial.Joins joins;

  SeamMending(
      SlotTarget target,
      RequestBuilder.Prepared prepared,
      Path workspace,
      PictureFit.Cancellation call) {
    this.target = target;
    this.prepared = prepared;
    this.workspace = workspace;
    this.call = call;
    this.joins = CutSeams.joins(target.slot(), target.brief().intent());
  }

  /** A state of the result and how it measures. */
  private record Measured(Fitted fitted, SeamReport report) {

    private double worst() {
      return report.worst().map(w -> w.figure().excess()).orElse(0.0);
    }

    private double sum() {
      return report.parts().stream()
          .flatMap(p -> p.figures().stream())
          .mapToDouble(f -> Math.max(0, f.excess()))
          .sum();
    }

    /** Better altogether, and nothing that decides the grade is worse. */
    boolean isBetterThan(Measured other) {
      return sum() < 0.98 * other.sum() && worst() <= 1.02 * other.worst();
    }

    String grade() {
      return report.grade().map(Enum::name).orElse("-");
    }
  }

  /**
   * Mends what can be.
   *
   * @param seed decides the grain
   */
  Fitted mend(Fitted fitted, OpenSeams open, long seed) throws IOException, InterruptedException {
    boolean match = target.fitting().matching() == FillOrder.Matching.ON;
    if (joins.equals(SeamMaterial.Joins.CUTS)
        || (edge(Edge.BEFORE).isEmpty() && edge(Edge.AFTER).isEmpty())
        || (!match && !open.head() && !open.tail())) {
      return fitted;
    }
    Measured best = measured(staged(fitted));
    if (match) {
      best = matched(best, seed);
    }
    if (open.head()) {
      best = closed(best, Edge.BEFORE);
    }
    if (open.tail()) {
      best = closed(best, Edge.AFTER);
    }
    return best.fitted();
  }

  /** The clip at an edge, where it stands right beside the slot. */
  private Optional<ClipFrames> edge(Edge edge) {
    Optional<Slot.Neighbour> neighbour =
        edge == Edge.BEFORE ? target.slot().before() : target.slot().after();
    return neighbour.filter(Slot.Neighbour::contiguous).isEmpty()
        ? Optional.empty()
        : edge == Edge.BEFORE ? prepared.before() : prepared.after();
  }

  private Measured matched(Measured plain, long seed) throws IOException, InterruptedException {
    Fitted fitted = plain.fitted();
    List<Frame> first = new ArrayList<>();
    List<Frame> last = new ArrayList<>();
    ends(fitted, first, last);
    SeamMatch match = SeamMatch.study(frames(Edge.BEFORE, 2), frames(Edge.AFTER, 2), first, last);
    List<SeamMatch.Extent> extents = new ArrayList<>();
    if (match.shifts()) {
      extents.add(SeamMatch.Extent.COLOUR);
    }
    if (match.lacksGrain()) {
      extents.add(match.shifts() ? SeamMatch.Extent.BOTH : SeamMatch.Extent.GRAIN);
    }
    Measured best = plain;
    for (SeamMatch.Extent extent : extents) {
      Fitted.Source source =
          () -> match.apply(fitted.open(), fitted.head(), fitted.length(), extent, seed);
      Measured other =
          measured(
              new Fitted(
                  source,
                  fitted.file(),
                  fitted.head(),
                  fitted.length(),
                  fitted.tail(),
                  fitted.remarks()));
      if (other.isBetterThan(best)) {
        best =
            new Measured(said(other.fitted(), plain, other, words(match, extent)), other.report());
      }
    }
    if (best.equals(plain) && !extents.isEmpty()) {
      LOG.info("Matching a result to its neighbours measured no better; it stays as it was");
    }
    return best;
  }

  private static String words(SeamMatch match, SeamMatch.Extent extent) {
    return switch (extent) {
      case COLOUR -> "Colour and exposure were brought to the clips beside it, " + match.words();
      case GRAIN -> "The grain of the clips beside it was added";
      case BOTH ->
          "Colour and exposure were brought to the clips beside it, "
              + match.words()
              + ", and their grain was added";
    };
  }

  private static Fitted said(Fitted fitted, Measured before, Measured after, String what) {
    List<String> remarks = new ArrayList<>(before.fitted().remarks());
    remarks.add(
        what
            + (after.grade().equals(before.grade())
                ? "; its seams measure better for it."
                : "; its seams would measure " + before.grade() + " without it."));
    return new Fitted(
        fitted.source(), fitted.file(), fitted.head(), fitted.length(), fitted.tail(), remarks);
  }

  private Measured closed(Measured open, Edge edge) throws IOException, InterruptedException {
    Fitted fitted = open.fitted();
    List<Frame> wanted = frames(edge, 1);
    if (wanted.isEmpty() || fitted.length() < 4) {
      return open;
    }
    boolean tail = edge == Edge.AFTER;
    long span = ClosedFrames.span(fitted.length());
    Fitted.Source source =
        () -> new ClosedFrames(fitted.slot(), fitted.length(), span, tail, wanted.get(0));
    // What lay beyond the slot does not go on from what it ends with now.
    Measured closed =
        measured(new Fitted(source, fitted.file(), 0, fitted.length(), 0, fitted.remarks()));
    if (!closed.isBetterThan(open)) {
      LOG.info("A morph at the {} measured no better than the cut; it stays a cut", edge);
      return open;
    }
    String what =
        tail
            ? "The clip after had no part in it; its last " + span + " frames turn into that clip's"
            : "The clip before had no part in it; its first "
                + span
                + " frames come out of that clip's";
    return new Measured(said(closed.fitted(), open, closed, what), closed.report());
  }

  /** The clip's frames at an edge, nearest the slot first. */
  private List<Frame> frames(Edge edge, int count) throws IOException {
    Optional<ClipFrames> clip = edge(edge);
    if (clip.isEmpty()) {
      return List.of();
    }
    List<Frame> frames = new ArrayList<>();
    PictureFormat format = target.format();
    try (FrameReader in =
        edge == Edge.BEFORE
            ? clip.get().fromTail(count, format)
            : clip.get().fromHead(count, format)) {
      for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
        frames.add(f.get());
      }
    }
    return frames;
  }

  private static void ends(Fitted fitted, List<Frame> first, List<Frame> last) throws IOException {
    try (FrameReader in = fitted.slot()) {
      for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
        if (first.size() < 2) {
          first.add(f.get());
        }
        last.add(0, f.get());
        if (last.size() > 2) {
          last.remove(2);
        }
      }
    }
  }

  /** The result without loss in a file of its own: it is read more than once from here on. */
  private Fitted staged(Fitted fitted) throws IOException, InterruptedException {
    Path file = workspace.resolve("fitted.mkv");
    Rate rate = prepared.base().rate();
    long count = 0;
    try (FrameReader in = fitted.open();
        PictureWriter out =
            PictureWriter.create(file, PictureWriterSpec.of(target.format(), rate, Codec.FFV1))) {
      for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
        call.checkpoint();
        out.push(f.get());
        count++;
      }
      out.finish();
    }
    FrameRange all = new FrameRange(0, count, rate);
    return new Fitted(
        () -> {
          try (PictureSource source = PictureSource.open(file)) {
            return source.read(all, target.format());
          }
        },
        file,
        fitted.head(),
        fitted.length(),
        fitted.tail(),
        fitted.remarks());
  }

  private Measured measured(Fitted fitted) throws IOException, InterruptedException {
    call.checkpoint();
    PictureFormat format = target.format();
    Optional<ClipFrames> before = edge(Edge.BEFORE);
    Optional<ClipFrames> after = edge(Edge.AFTER);
    try (FrameReader head =
            before.isPresent() ? before.get().tail(SeamMaterial.CONTEXT, format) : NO_FRAMES;
        FrameReader take = fitted.slot();
        FrameReader tail =
            after.isPresent() ? after.get().fromHead(SeamMaterial.CONTEXT, format) : NO_FRAMES) {
      return new Measured(
          fitted,
          SeamMeasurer.measure(
                  new SeamMaterial(
                      before.map(b -> head), take, after.map(a -> tail), joins, Optional.empty()))
              .report());
    }
  }

  private static final FrameReader NO_FRAMES =
      new FrameReader() {
        @Override
        public PictureFormat format() {
          throw new IllegalStateException("There are no frames");
        }

        @Override
        public Optional<Frame> next() {
          return Optional.empty();
        }

        @Override
        public void close() {}
      };
}
