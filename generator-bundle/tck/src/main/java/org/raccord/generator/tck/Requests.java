package org.raccord.generator.tck;

import java.util.List;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.FillRequest;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** The requests a subject is tried with. */
record Requests(Subject subject) {

  private static final int NEIGHBOUR = 24;
  private static final int HANDLE = 2;

  FillRequest usual() {
    return of(format(subject.width(), subject.height(), PixelLayout.YUV422_10), subject.length());
  }

  FillRequest of(PictureFormat format, long length) {
    return new FillRequest(
        length,
        Rate.FPS_25,
        HANDLE,
        HANDLE,
        format,
        neighbour(Edge.BEFORE, length),
        neighbour(Edge.AFTER, length),
        FillRequest.Relation.ONE_SOURCE,
        Brief.OPEN,
        7,
        List.of());
  }

  /** A slot between two clips that have nothing to do with each other. */
  FillRequest betweenShots() {
    FillRequest usual = usual();
    FillRequest.Neighbour after = usual.after().orElseThrow();
    return with(
        usual,
        usual.before(),
        Optional.of(
            new FillRequest.Neighbour(
                "kit:another-shot", after.name(), after.range(), after.frames())),
        FillRequest.Relation.UNKNOWN,
        usual.seed(),
        usual.plansTaken());
  }

  static boolean isOneShot(FillRequest request) {
    Optional<String> before = request.before().map(FillRequest.Neighbour::mediaId);
    Optional<String> after = request.after().map(FillRequest.Neighbour::mediaId);
    return before.isEmpty() || after.isEmpty() || before.equals(after);
  }

  static PictureFormat format(int width, int height, PixelLayout layout) {
    return PictureFormat.square(width, height, layout, ColourTags.BT709);
  }

  static FillRequest without(FillRequest request, Edge edge) {
    boolean before = edge == Edge.BEFORE;
    return with(
        request,
        before ? Optional.empty() : request.before(),
        before ? request.after() : Optional.empty(),
        FillRequest.Relation.UNKNOWN,
        request.seed(),
        request.plansTaken());
  }

  static FillRequest seeded(FillRequest request, long seed) {
    return with(
        request, request.before(), request.after(), request.relation(), seed, request.plansTaken());
  }

  static FillRequest taken(FillRequest request, List<String> plans) {
    return with(
        request, request.before(), request.after(), request.relation(), request.seed(), plans);
  }

  private static FillRequest with(
      FillRequest request,
      Optional<FillRequest.Neighbour> before,
      Optional<FillRequest.Neighbour> after,
      FillRequest.Relation relation,
      long seed,
      List<String> plans) {
    return new FillRequest(
        request.length(),
        request.rate(),
        request.headHandle(),
        request.tailHandle(),
        request.format(),
        before,
        after,
        relation,
        request.brief(),
        seed,
        plans);
  }

  private static Optional<FillRequest.Neighbour> neighbour(Edge edge, long length) {
    long start = 100 + (edge == Edge.BEFORE ? 0 : NEIGHBOUR + length);
    return Optional.of(
        new FillRequest.Neighbour(
            "kit:moving-footage",
            edge == Edge.BEFORE ? "A" : "B",
            new FrameRange(start, NEIGHBOUR, Rate.FPS_25),
            NEIGHBOUR));
  }
}
