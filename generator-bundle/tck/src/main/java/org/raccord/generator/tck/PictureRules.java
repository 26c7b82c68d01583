package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.generator.Edge;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Progress;
import org.raccord.generator.tck.RecordedFillCall.Breach;
import org.raccord.media.MediaException;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/** Rules of what a fill makes. */
@Chapter("The picture")
abstract class PictureRules extends OfferRules {

  @Rule("A fill that nobody cancelled ends with a picture, or with a reason.")
  final void required_G010_fillEndsWithAPictureOrAReason()
      throws IOException, InterruptedException {
    Outcome outcome = usual().outcome();
    if (outcome instanceof Outcome.Refused refused) {
      assertReason(refused.exception());
    } else if (!(outcome instanceof Outcome.Filled)) {
      fail("A fill that nobody cancelled ended with " + outcome);
    }
  }

  @Rule("The picture covers the slot from its first frame to its last.")
  final void required_G011_fillCoversTheSlot() throws IOException, InterruptedException {
    FilledSlot slot = usual().slot();
    assertTrue(slot.start() >= 0, () -> "The slot starts at frame " + slot.start());
    assertEquals(request().length(), slot.frames().size(), () -> Bench.said(slot));
  }

  @Rule("Frames are pushed in the raster, layout, depth and colour asked for.")
  final void required_G012_framesHaveTheFormatAskedFor() throws IOException, InterruptedException {
    usual().made();
    assertFalse(usual().did(Breach.WRONG_FORMAT), "Frames of another format were pushed");
  }

  @Rule(
      "The account of a fill has a plan and a description, and counts no more real frames than the slot has.")
  final void required_G013_accountIsWellFormed() throws IOException, InterruptedException {
    Made.Account account = usual().made().account();
    assertFalse(account.plan().isBlank(), "A plan has a name");
    assertFalse(account.description().isBlank(), "A description says something");
    assertTrue(
        account.realFrames() >= 0 && account.realFrames() <= request().length(),
        () -> account.realFrames() + " real frames in a slot of " + request().length());
  }

  @Rule(
      "The step from the clip before into the slot is not larger than the shot moves, or than a cross-fade would step.")
  final void required_G014_headJoinsTheClipBefore() throws IOException, InterruptedException {
    usual().made();
    switch (bench().assumeServes(request()).rung()) {
      case FRAMES_AFTER, LAST_FRAME, PROMPT ->
          Assumptions.abort("The offer does not use the clip before");
      default -> assertJoins(Edge.BEFORE);
    }
  }

  @Rule("The step from the slot into the clip after is not larger either.")
  final void required_G015_tailJoinsTheClipAfter() throws IOException, InterruptedException {
    usual().made();
    switch (bench().assumeServes(request()).rung()) {
      case FRAMES_BEFORE, FIRST_FRAME, PROMPT ->
          Assumptions.abort("The offer does not use the clip after");
      default -> assertJoins(Edge.AFTER);
    }
  }

  /** The step at a join is at most what the shot moves by, or what a cross-fade would step. */
  private void assertJoins(Edge edge) throws IOException, InterruptedException {
    List<Frame> frames = usual().slot().frames();
    Assumptions.assumeTrue(frames.size() == request().length(), "The slot is not covered");
    MovingFootage footage = new MovingFootage(request().format());
    long length = request().length();
    boolean before = edge == Edge.BEFORE;
    Frame neighbour = footage.frame(before ? -1 : length);
    Frame next = footage.frame(before ? -2 : length + 1);
    Frame made = frames.get(before ? 0 : frames.size() - 1);
    Assumptions.assumeTrue(
        made.format().equals(neighbour.format()), "The frame has another format");
    double step = FilledSlot.distance(neighbour, made);
    double moves = FilledSlot.distance(neighbour, next);
    double fade = FilledSlot.distance(footage.frame(-1), footage.frame(length)) / (length + 1.0);
    double allowed = Math.max(1.5 * moves, fade) + 2;
    assertTrue(
        step <= allowed,
        () ->
            String.format(
                "The join %s steps by %.1f codes; the shot moves by %.1f a frame, %.1f is allowed",
                edge, step, moves, allowed));
  }

  @Rule("Where the offer says repeatable, the same request gives the same frames.")
  final void required_G016_sameSeedSameFrames() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        bench().assumeServes(request()).repeatable(), "The offer says that it is not repeatable");
    List<Frame> first = usual().slot().frames();
    List<Frame> again = bench().fill(request()).slot().frames();
    Assumptions.assumeTrue(first.size() == request().length(), "The slot is not covered");
    assertEquals(first.size(), again.size(), "Another number of frames");
    for (int i = 0; i < first.size(); i++) {
      for (int p = 0; p < first.get(i).format().layout().planes(); p++) {
        assertArrayEquals(
            first.get(i).plane(p), again.get(i).plane(p), "frame " + i + ", plane " + p);
      }
    }
  }

  @Rule("Progress never falls.")
  final void required_G017_progressNeverFalls() throws IOException, InterruptedException {
    usual().made();
    double reached = 0;
    for (Progress progress : usual().call().reported()) {
      if (progress instanceof Progress.Fraction fraction) {
        double before = reached;
        assertTrue(fraction.fraction() >= before, () -> before + " was followed by " + fraction);
        reached = fraction.fraction();
      }
    }
  }

  @Rule("A file can be decoded to its last frame.")
  final void required_G018_fileDecodesToItsLastFrame() throws IOException, InterruptedException {
    Path file = file();
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(source.picture().range())) {
      long frames = 0;
      while (reader.next().isPresent()) {
        frames++;
      }
      assertEquals(source.picture().frames(), frames, "Frames that can be decoded");
    } catch (MediaException e) {
      fail("The file cannot be decoded: " + e.getMessage(), e);
    }
  }

  @Rule(
      "A file has the raster, rate and depth asked for, unless the generator declares a form of its"
          + " own.")
  final void required_G019_fileHasTheFormAskedFor() throws IOException, InterruptedException {
    Path file = file();
    declared().ownForm().ifPresent(reason -> Assumptions.abort("Its files differ: " + reason));
    try (PictureSource source = PictureSource.open(file)) {
      PictureFacts made = source.picture();
      PictureFormat wanted = request().format();
      assertEquals(
          wanted.width() + " x " + wanted.height(),
          made.format().width() + " x " + made.format().height(),
          "Raster");
      assertEquals(request().rate(), made.rate(), "Rate");
      assertTrue(
          made.format().layout().bitDepth() >= wanted.layout().bitDepth(),
          () -> made.format().layout().bitDepth() + " bits of " + wanted.layout().bitDepth());
    }
  }

  private Path file() throws IOException, InterruptedException {
    Made made = usual().made();
    Assumptions.assumeTrue(made instanceof Made.InFile, "Frames were pushed; there is no file");
    return ((Made.InFile) made).file();
  }

  @Rule("Progress that is told in fractions ends at 1 when the picture is made.")
  final void required_G020_progressEnds() throws IOException, InterruptedException {
    usual().made();
    List<Progress.Fraction> fractions =
        usual().call().reported().stream()
            .filter(Progress.Fraction.class::isInstance)
            .map(Progress.Fraction.class::cast)
            .toList();
    Assumptions.assumeFalse(fractions.isEmpty(), "It reports no fractions");
    assertEquals(1, fractions.get(fractions.size() - 1).fraction(), "The last fraction");
  }

  @Rule(
      "Between two shots the head is nearer to the clip before than to the clip after, and the tail"
          + " the other way round.")
  final void required_G021_edgesAreNearerToTheirOwnNeighbours()
      throws IOException, InterruptedException {
    FillRequest request = new Requests(declared()).betweenShots();
    Offer.Rung rung = bench().assumeServes(request).rung();
    Assumptions.assumeTrue(
        rung == Offer.Rung.FRAMES_BOTH_SIDES || rung == Offer.Rung.FIRST_AND_LAST_FRAME,
        "The offer does not use both clips");
    List<Frame> frames = bench().fill(request).slot().frames();
    Assumptions.assumeTrue(frames.size() == request.length(), "The slot is not covered");
    MovingFootage footage = new MovingFootage(request.format());
    Frame before = footage.frame(-1);
    Frame after = footage.ofAnotherShot().frame(request.length());
    assertNearer("head", frames.get(0), before, after);
    assertNearer("tail", frames.get(frames.size() - 1), after, before);
  }

  private static void assertNearer(String what, Frame made, Frame own, Frame other) {
    double near = FilledSlot.distance(made, own);
    double far = FilledSlot.distance(made, other);
    assertTrue(
        near < far,
        () ->
            String.format(
                "The %s is %.1f codes from its neighbour and %.1f from the other",
                what, near, far));
  }
}
