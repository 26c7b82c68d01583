package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.raccord.conformance.AccessWatch;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;
import org.raccord.generator.tck.RecordedFillCall.Breach;
import org.raccord.model.picture.Frame;

/** Rules of what a fill does with the clips beside the slot. */
@Chapter("The neighbours")
abstract class NeighbourRules extends PictureRules {

  /** By chance a picture carries a few hundredths. */
  private static final double MOST_OF_THE_CUT = 0.3;

  @Rule("Readers of neighbours are closed when a fill ends.")
  final void required_G030_readersAreClosed() throws IOException, InterruptedException {
    usual().made();
    assertFalse(usual().did(Breach.LEFT_OPEN), "A reader of a neighbour was left open");
  }

  @Rule(
      "Neighbours are read within what the request grants: none that is absent, nothing after the last frame.")
  final void required_G031_neighboursAreReadWithinTheRequest()
      throws IOException, InterruptedException {
    usual().made();
    assertFalse(usual().did(Breach.READ_PAST_END), "A reader was pulled after its end");
    for (FillRequest request : requests()) {
      if (offer(request) instanceof Offer.Serves) {
        assertFalse(
            bench().fill(request).did(Breach.ABSENT_NEIGHBOUR),
            "A neighbour was asked for that the request does not have");
      }
    }
  }

  @Rule("The files that neighbours come from stay as they are, to the byte.")
  final void required_G032_neighboursFilesStayAsTheyAre() throws IOException, InterruptedException {
    usual().made();
    assertTrue(bench().media().isUntouched(), "A file of the neighbours was altered");
  }

  @Rule("Frames of neighbours are read, never written to.")
  final void required_G033_framesOfNeighboursAreNotWrittenTo()
      throws IOException, InterruptedException {
    usual().made();
    assertFalse(usual().did(Breach.ALTERED_NEIGHBOUR), "A neighbour's frame was written to");
  }

  @Rule(
      "Nothing beyond the cut is used or read: frames that were cut out, and the files of neighbours"
          + " and source, wherever they lie.")
  final void required_G034_nothingIsReadPastTheCut() throws IOException, InterruptedException {
    usual().made();
    AccessWatch watch = bench().media().watch();
    List<Frame> frames = bench().fill(request()).slot().frames();
    assertEquals(Set.of(), watch.read(), "Files of the editor's media that were read");
    MovingFootage footage = new MovingFootage(request().format());
    for (int i = 0; i < frames.size(); i++) {
      Frame made = frames.get(i);
      if (made.format().equals(request().format())) {
        double share = HiddenMark.share(made, footage.frame(i));
        int frame = i;
        assertTrue(
            share < MOST_OF_THE_CUT,
            () ->
                String.format(
                    "Frame %d carries %.0f %% of a mark that only the cut-out frames have",
                    frame, 100 * share));
      }
    }
  }
}
