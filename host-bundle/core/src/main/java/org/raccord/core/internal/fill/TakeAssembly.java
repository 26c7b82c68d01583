package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Made;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Origin;
import org.raccord.otio.MediaUrls;

/** Makes the record of a take from what its maker says and from its files. */
final class TakeAssembly {

  /**
   * Who made which take.
   *
   * @param take id of the take
   * @param generator id of its maker
   * @param version of its maker
   * @param price what it costs, empty text where it is free
   */
  record Maker(String take, String generator, String version, String price) {

    /** Who makes the take of a job. */
    static Maker of(Journal.Entry job, String version) {
      Journal.Shape shape = job.shape();
      return new Maker(job.take(), job.generator(), version, shape == null ? "" : shape.price());
    }
  }

  private final SlotWork work;

  TakeAssembly(SlotWork work) {
    this.work = work;
  }

  /** The take, whose files are finished, not measured yet. */
  FinishedTake take(
      Maker maker,
      FillRequest request,
      Attempt.Outcome outcome,
      SoundFilling.Filled sounds,
      List<String> soundRemarks)
      throws IOException {
    ProjectPlace place = work.project().place();
    SlotTarget target = work.target();
    Made.Account account = outcome.made().account();
    TakeWriting.Written written = outcome.written();
    Rate rate = request.rate();
    long length = request.length();
    Path file = written.file();
    List<String> remarks = new ArrayList<>(account.remarks());
    remarks.addAll(written.remarks());
    remarks.addAll(soundRemarks);
    remarks.addAll(sounds.remarks());
    Map<String, String> settings = new LinkedHashMap<>(account.settings());
    account.rung().ifPresent(rung -> settings.put("conditioning", rung.storedName()));
    settings.putAll(written.settings());
    if (!maker.price().isEmpty()) {
      settings.put("price", maker.price());
    }
    sounds.note(settings);
    long real = Math.max(0, Math.min(length, account.realFrames()));
    Take take =
        new Take(
            maker.take(),
            maker.generator(),
            maker.version(),
            request.brief(),
            request.seed(),
            settings,
            written.mark().type(),
            account.plan(),
            account.description(),
            account.estimate(),
            remarks,
            new Take.FrameCounts(real, length - real, written.head() + written.tail()),
            new TakeFile(
                TakePaths.relative(file, place),
                Hashes.whole(file),
                written.head(),
                length,
                written.tail()),
            sounds.files(),
            target.fingerprint(),
            work.tools().clock().instant(),
            Optional.empty(),
            account.ai(),
            sounds.lines());
    MediaReference picture =
        new MediaReference.External(
            String.valueOf(file.getFileName()),
            MediaUrls.url(file, place.base()),
            Optional.of(new FrameRange(0, written.head() + length + written.tail(), rate)),
            Origin.NONE);
    return new FinishedTake(
        target.slot(),
        target.brief(),
        take,
        picture,
        new FrameRange(written.head(), length, rate),
        sounds.sounds());
  }
}
