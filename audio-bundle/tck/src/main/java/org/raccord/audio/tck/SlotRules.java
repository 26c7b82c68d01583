package org.raccord.audio.tck;

import java.util.Optional;
import org.raccord.audio.Side;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.model.sound.SoundBlock;

/** Rules of slots and neighbours of other kinds: served, or UNSUPPORTED. */
@Chapter("Slots and neighbours of other kinds")
abstract class SlotRules extends FailureRules {

  @Rule("A slot with the sound before alone gets sound, or is UNSUPPORTED.")
  final void required_S060_theSoundBeforeAlone() throws InterruptedException {
    assertMadeOrUnsupported(Case.usual().without(Side.AFTER));
  }

  @Rule("A slot with the sound after alone gets sound, or is UNSUPPORTED.")
  final void required_S061_theSoundAfterAlone() throws InterruptedException {
    assertMadeOrUnsupported(Case.usual().without(Side.BEFORE));
  }

  @Rule("A slot between digital silence gets sound, or is UNSUPPORTED.")
  final void required_S062_digitalSilence() throws InterruptedException {
    assertMadeOrUnsupported(beside(SoundBlock.silence(Case.STEREO, Case.BESIDE), Case.usual()));
  }

  @Rule("A slot between neighbours of ten samples gets sound, or is UNSUPPORTED.")
  final void required_S063_veryShortNeighbours() throws InterruptedException {
    assertMadeOrUnsupported(beside(new KnownPlace(Case.STEREO, 1).sound(-10, 10), Case.usual()));
  }

  @Rule("Handles longer than the neighbours get sound, or are UNSUPPORTED.")
  final void required_S064_handlesLongerThanTheNeighbours() throws InterruptedException {
    assertMadeOrUnsupported(
        beside(
            new KnownPlace(Case.STEREO, 1).sound(-9_600, 9_600),
            Case.of(Case.STEREO, Case.LENGTH, 24_000, 24_000)));
  }

  private static Case beside(SoundBlock sound, Case asked) {
    return Case.of(Optional.of(sound), Optional.of(sound), asked.request());
  }
}
