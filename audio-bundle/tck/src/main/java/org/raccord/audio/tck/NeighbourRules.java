package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.raccord.audio.Side;
import org.raccord.audio.tck.RecordedSoundCall.Breach;
import org.raccord.conformance.AccessWatch;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.model.sound.SoundBlock;

/** Rules of what a maker does with the sound beside the slot. */
@Chapter("The neighbours")
abstract class NeighbourRules extends SoundRules {

  /** By chance a sound carries a few hundredths. */
  private static final double MOST_OF_THE_CUT = 0.2;

  @Rule("Blocks of neighbours are read, never written to.")
  final void required_S020_blocksAreNotWrittenTo() throws InterruptedException {
    assertFalse(
        usualCall().did(Breach.ALTERED_NEIGHBOUR), "The sound beside the slot was written to");
  }

  @Rule("Only neighbours that the request has are asked for.")
  final void required_S021_onlyNeighboursOfTheRequestAreAskedFor() throws InterruptedException {
    for (Side absent : Side.values()) {
      RecordedSoundCall call = new RecordedSoundCall(Case.usual().without(absent));
      outcome(call);
      assertFalse(
          call.did(Breach.ABSENT_NEIGHBOUR),
          () -> "Asked for sound " + absent + " of which is none");
    }
  }

  @Rule("The files that neighbours come from stay as they are, to the byte.")
  final void required_S022_neighboursFilesStayAsTheyAre() throws IOException, InterruptedException {
    SoundMedia media = media("files");
    outcome(fromFiles("files")).made();
    assertTrue(media.isUntouched(), "A file of the neighbours was altered");
  }

  @Rule(
      "Nothing beyond the cut is used or read: sound that was cut out, and the files of neighbours"
          + " and source, wherever they lie.")
  final void required_S023_nothingIsReadPastTheCut() throws IOException, InterruptedException {
    AccessWatch watch = media("source").watch();
    SoundBlock made = outcome(fromFiles("source").seeded(23)).made().sound();
    assertEquals(Set.of(), watch.read(), "Files of the editor's media that were read");
    double mark = KnownPlace.markIn(made);
    assertTrue(
        Math.abs(mark) < MOST_OF_THE_CUT,
        () ->
            String.format(
                "The sound carries %.0f %% of a mark that only the cut-out sound has", 100 * mark));
  }

  private SoundMedia media(String name) throws IOException {
    return SoundMedia.write(
        folder().resolve(name), new KnownPlace(Case.STEREO, 1), Case.BESIDE, Case.LENGTH);
  }

  private Case fromFiles(String name) {
    Path at = folder().resolve(name);
    return Case.usual().fromFiles(at.resolve("A.wav").toString(), at.resolve("B.wav").toString());
  }
}
