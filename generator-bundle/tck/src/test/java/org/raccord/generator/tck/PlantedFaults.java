package org.raccord.generator.tck;

import java.util.LinkedHashMap;
import java.util.Map;
import org.raccord.conformance.Misdeeds;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.model.picture.PixelLayout;

/** Generators that are wrong on purpose, by the one rule that each breaks. */
final class PlantedFaults {

  /** What some of them do, to be made up for after the tests. */
  static final Misdeeds MISDEEDS = new Misdeeds();

  private PlantedFaults() {}

  static Map<String, HonestGenerator> all() {
    Map<String, HonestGenerator> faults = new LinkedHashMap<>();
    faults.put("required_G001", new OfferFaults.SlowOffer());
    faults.put("required_G002", new OfferFaults.MoodyOffer());
    faults.put("required_G003", new OfferFaults.WordlessDecline());
    faults.put("required_G004", new OfferFaults.ThreadedOffer());
    faults.put("required_G005", new OfferFaults.ReadsAFile());
    faults.put("required_G010", new PictureFaults.InterruptedWithoutCancel());
    faults.put("required_G011", new PictureFaults.OneFrameShort());
    faults.put("required_G012", new PictureFaults.WrongTags());
    faults.put("required_G013", new PictureFaults.TooManyRealFrames());
    faults.put("required_G014", new PictureFaults.JumpAt(0));
    faults.put("required_G015", new PictureFaults.JumpAt(6));
    faults.put("required_G016", new PictureFaults.Whimsical());
    faults.put("required_G017", new PictureFaults.FallingProgress());
    faults.put("required_G018", new FileGenerator(FileGenerator.Flaw.DAMAGED_END));
    faults.put("required_G019", new FileGenerator(FileGenerator.Flaw.OTHER_RASTER));
    faults.put("required_G020", new PictureFaults.NeverDone());
    faults.put("required_G021", new PictureFaults.Crosswise());
    faults.put("required_G030", new NeighbourFaults.LeavesReadersOpen());
    faults.put("required_G031", new NeighbourFaults.ReadsOnAndOn());
    faults.put("required_G032", new NeighbourFaults.MarksTheMedia());
    faults.put("required_G033", new NeighbourFaults.WorksInPlace());
    faults.put("required_G034", new NeighbourFaults.ReadsPastTheCut());
    faults.put("required_G040", new CancellationFaults.SlowToCancel());
    faults.put("required_G041", new CancellationFaults.CallsCancellationAFailure());
    faults.put("required_G042", new CancellationFaults.TakesItForBrokenMedia());
    faults.put("required_G043", new CancellationFaults.CannotBeHurried());
    faults.put("required_G044", new CancellationFaults.StaysRegistered());
    faults.put("required_G045", new CancellationFaults.ClosesOnlyWhenAllGoesWell());
    faults.put("required_G046", new CancellationFaults.Sulks());
    faults.put("required_G047", new CancellationFaults.StopsThemAll());
    faults.put("optional_G048", new CancellationFaults.HasAServer(true));
    faults.put("required_G050", new FailureFaults.WordlessFailure());
    faults.put("required_G051", new FailureFaults.HopesForTheBest());
    faults.put("required_G052", new FailureFaults.TrustsTheMedia());
    faults.put("required_G053", new FailureFaults.IgnoresTheFullDisk());
    faults.put("optional_G054", new FailureFaults.Troubled(Kind.FAILED));
    faults.put("required_G055", new FailureFaults.AlwaysTheSamePlan());
    faults.put("required_G060", new TraceFaults.LittersBesideTheWorkspace());
    faults.put("required_G061", new TraceFaults.ReportsAfterwards());
    faults.put("required_G062", new TraceFaults.LeavesAThread());
    faults.put("required_G063", new TraceFaults.LeavesAHandle());
    faults.put("required_G064", new TraceFaults.LeavesATemporaryFile());
    faults.put("required_G065", new TraceFaults.LeavesNativeMemory());
    faults.put("required_G070", new FailureFaults.BreaksWhere(r -> r.after().isEmpty()));
    faults.put("required_G071", new FailureFaults.BreaksWhere(r -> r.before().isEmpty()));
    faults.put("required_G072", new FailureFaults.PromisesWithoutNeighbours());
    faults.put(
        "required_G073", new FailureFaults.BreaksWhere(r -> r.format().layout().bitDepth() == 8));
    faults.put(
        "required_G074",
        new FailureFaults.BreaksWhere(r -> r.format().layout().equals(PixelLayout.YUV420_10)));
    faults.put("required_G075", new FailureFaults.BreaksWhere(r -> r.format().width() % 2 == 1));
    faults.put("required_G076", new FailureFaults.BreaksWhere(r -> r.length() == 1));
    faults.put("stochastic_G077", new FailureFaults.BreaksWhere(r -> r.seed() == 4_711));
    faults.put("optional_G080", new Job(Job.Flaw.NO_TICKET));
    faults.put("optional_G081", new Job(Job.Flaw.FORGETS_WHAT_IT_FETCHED));
    faults.put("optional_G082", new Job(Job.Flaw.KNOWS_ONLY_ITS_OWN));
    faults.put("optional_G083", new Job(Job.Flaw.ORDERS_FIRST));
    return faults;
  }
}
