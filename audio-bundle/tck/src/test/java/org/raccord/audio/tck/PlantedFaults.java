package org.raccord.audio.tck;

import java.util.LinkedHashMap;
import java.util.Map;
import org.raccord.audio.SoundException.Kind;
import org.raccord.conformance.Misdeeds;
import org.raccord.model.sound.SoundBlock;

/** Makers that are wrong on purpose, by the one rule that each breaks. */
final class PlantedFaults {

  /** What some of them do, to be made up for after the tests. */
  static final Misdeeds MISDEEDS = new Misdeeds();

  private PlantedFaults() {}

  static Map<String, HonestMaker> all() {
    Map<String, HonestMaker> faults = new LinkedHashMap<>();
    faults.put("required_S001", new SoundFaults.InterruptedWithoutCancel());
    faults.put("required_S002", new SoundFaults.RoundsToTens());
    faults.put("required_S003", new SoundFaults.NeverMoreThanTwoChannels());
    faults.put("required_S004", new SoundFaults.NotANumber());
    faults.put("required_S005", new SoundFaults.LouderThanFullScale());
    faults.put("required_S006", new SoundFaults.HandsOutOneBlock());
    faults.put("required_S007", new SoundFaults.NamelessMethod());
    faults.put("required_S008", new SoundFaults.Whimsical());
    faults.put("required_S009", new SoundFaults.SharesItsState());
    faults.put("stochastic_S010", new SlotFaults(asked -> asked.request().seed() == 4_711));
    faults.put("required_S011", new SoundFaults.ClickAt(0));
    faults.put("required_S012", new SoundFaults.ClickAt(Case.LENGTH - 1));
    faults.put("required_S013", new SoundFaults.Crosswise());
    faults.put("required_S014", new SoundFaults.BreaksAtTheHandle());
    faults.put("required_S020", new NeighbourFaults.WorksInPlace());
    faults.put("required_S021", new NeighbourFaults.AsksForWhatIsNotThere());
    faults.put("required_S022", new NeighbourFaults.MarksTheMedia());
    faults.put("required_S023", new NeighbourFaults.ReadsPastTheCut());
    faults.put("required_S030", new CallFaults.FallingProgress());
    faults.put("required_S031", new CallFaults.NeverDone());
    faults.put("required_S032", new CallFaults.ReportsAfterwards());
    faults.put("required_S040", new CallFaults.SlowToCancel());
    faults.put("required_S041", new CallFaults.CallsCancellationAFailure());
    faults.put("required_S042", new CallFaults.TakesItForBrokenMedia());
    faults.put("required_S043", new CallFaults.CannotBeHurried());
    faults.put("required_S044", new CallFaults.Sulks());
    faults.put("required_S045", new CallFaults.StopsThemAll());
    faults.put("optional_S046", new CallFaults.HasAServer(true));
    faults.put("required_S050", new FailureFaults.BlamesItself());
    faults.put("required_S051", new FailureFaults.KeepsQuiet());
    faults.put("required_S052", new FailureFaults.GivesUpWithoutNeighbours());
    faults.put("optional_S053", new FailureFaults.Troubled(Kind.FAILED));
    faults.put("required_S060", new SlotFaults(a -> a.before().isPresent() && a.after().isEmpty()));
    faults.put("required_S061", new SlotFaults(a -> a.before().isEmpty() && a.after().isPresent()));
    faults.put(
        "required_S062",
        new SlotFaults(asked -> asked.before().stream().anyMatch(b -> isSilent(b))));
    faults.put(
        "required_S063",
        new SlotFaults(asked -> asked.before().stream().anyMatch(b -> b.length() < 100)));
    faults.put(
        "required_S064",
        new SlotFaults(
            a -> a.before().stream().anyMatch(b -> b.length() < a.request().headHandle())));
    faults.put("required_S070", new TraceFaults.LittersTheCurrentFolder());
    faults.put("required_S071", new TraceFaults.LeavesAThread());
    faults.put("required_S072", new TraceFaults.LeavesAHandle());
    faults.put("required_S073", new TraceFaults.LeavesATemporaryFile());
    faults.put("required_S074", new TraceFaults.LeavesNativeMemory());
    return faults;
  }

  private static boolean isSilent(SoundBlock block) {
    for (float sample : block.channel(0)) {
      if (sample != 0) {
        return false;
      }
    }
    return true;
  }
}
