package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.raccord.core.Provenance;
import org.raccord.core.SignOrder;
import org.raccord.core.Signed;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.credentials.CredentialManifest;
import org.raccord.core.internal.credentials.CredentialReport;
import org.raccord.core.internal.credentials.Signer;
import org.raccord.core.internal.credentials.SigningException;
import org.raccord.core.internal.credentials.SigningTool;
import org.raccord.core.internal.credentials.SigningTools;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.media.MediaException;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureFacts;
import org.raccord.media.SoundFacts;
import org.raccord.model.fill.Take;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.SlotSurvey;
import org.raccord.model.timeline.Timeline;

/**
 * Writes signed copies of takes. The takes themselves stay as they are: their hashes stand in the
 * timeline and in its history. A copy gets its name only after its credentials were read back.
 */
final class TakeSigning {

  private final Timeline timeline;
  private final MediaBay bay;
  private final Path base;
  private final SigningTool tool;
  private final Signer signer;

  TakeSigning(
      Timeline timeline,
      MediaBay bay,
      Path base,
      SignOrder order,
      UnaryOperator<String> environment)
      throws WorkException {
    this.timeline = timeline;
    this.bay = bay;
    this.base = base;
    try {
      this.tool = SigningTools.find(environment);
      this.signer = Signer.of(order.certificate(), order.key(), environment);
    } catch (SigningException e) {
      throw new WorkException(WorkException.Kind.INPUT, "Nothing was signed. " + e.getMessage(), e);
    }
  }

  List<Signed> sign(SignOrder order) throws WorkException, InterruptedException {
    List<Provenance> takes = new TakeOrigins(timeline, bay, base).list(order.scope());
    List<Slot> slots = slots();
    List<Signed> done = new ArrayList<>();
    try {
      Files.createDirectories(order.folder());
      for (Provenance take : takes) {
        List<Path> beside = beside(take, slots);
        for (Provenance.FileState file : take.files()) {
          if (Thread.interrupted()) {
            throw new InterruptedException("Signing was cancelled");
          }
          done.add(sign(take.take(), file, beside, order.folder()));
        }
      }
    } catch (IOException e) {
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(order.folder(), e), e);
    }
    return done;
  }

  private Signed sign(Take take, Provenance.FileState state, List<Path> beside, Path folder)
      throws IOException, InterruptedException {
    Path file = base.resolve(state.file().path()).normalize();
    if (state.state() != Provenance.State.AS_MADE) {
      return not(take, file, "It is " + state.state().words() + "; what was made is signed only.");
    }
    if (CredentialManifest.format(file).isEmpty()) {
      return not(
          take,
          file,
          "Files of this kind carry no content credentials. Export the take as MOV or MP4.");
    }
    Path work = Files.createTempDirectory("raccord-sign-");
    String name = String.valueOf(file.getFileName());
    Path part = folder.resolve("part-" + name);
    try {
      Files.deleteIfExists(part);
      List<Path> ingredients =
          beside.stream().filter(p -> CredentialManifest.format(p).isPresent()).toList();
      tool.sign(
          new SigningTool.Job(
              file, part, CredentialManifest.of(take, file, take.generatorVersion()), ingredients),
          signer,
          work);
      CredentialReport report = CredentialReport.of(tool.read(part, work));
      Optional<String> wrong = wrong(report, take, ingredients.size());
      if (wrong.isPresent()) {
        return not(take, file, wrong.get());
      }
      if (!isWhole(file, part)) {
        return not(take, file, "The signed copy does not read as the take does: try another tool.");
      }
      Path target = folder.resolve(name);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return new Signed(
          take.id(),
          target,
          report.isTrusted() ? Signed.State.TRUSTED : Signed.State.VALID,
          words(report, beside, ingredients));
    } catch (SigningException | MediaException e) {
      return not(take, file, String.valueOf(e.getMessage()));
    } finally {
      Files.deleteIfExists(part);
      Journal.deleteTree(work);
    }
  }

  /** What was read back and is not what was to be written. */
  private static Optional<String> wrong(CredentialReport report, Take take, int ingredients) {
    if (!report.problems().isEmpty()) {
      return Optional.of(
          "The copy does not verify (" + String.join(", ", report.problems()) + ").");
    }
    if (report.ingredients() != ingredients) {
      return Optional.of(
          "The copy names " + report.ingredients() + " ingredients and not " + ingredients + ".");
    }
    return report.sourceType().filter(take.sourceType().uri()::equals).isPresent()
        ? Optional.empty()
        : Optional.of("The copy does not say how it came to be.");
  }

  /** The credentials must have cost the media nothing: as long as before, and with their mark. */
  private static boolean isWhole(Path file, Path copy) throws MediaException {
    MediaFacts before = MediaProbe.probe(file);
    MediaFacts after = MediaProbe.probe(copy);
    return before
            .picture()
            .map(PictureFacts::frames)
            .equals(after.picture().map(PictureFacts::frames))
        && before.sound().map(SoundFacts::samples).equals(after.sound().map(SoundFacts::samples))
        && before.mark().equals(after.mark());
  }

  private String words(CredentialReport report, List<Path> beside, List<Path> ingredients) {
    List<String> left =
        beside.stream()
            .filter(p -> !ingredients.contains(p))
            .map(p -> String.valueOf(p.getFileName()))
            .toList();
    return "signed by "
        + report.signer().orElse("an unnamed signer")
        + (report.isTrusted() ? "" : ", who is not on the trust list of " + tool.name())
        + "; "
        + (ingredients.isEmpty()
            ? "without ingredients"
            : "made from "
                + String.join(
                    " and ",
                    ingredients.stream().map(p -> String.valueOf(p.getFileName())).toList()))
        + (left.isEmpty()
            ? ""
            : "; " + String.join(", ", left) + " can be no ingredient (kind of file)");
  }

  private static Signed not(Take take, Path file, String why) {
    return new Signed(take.id(), file, Signed.State.NOT_SIGNED, why);
  }

  /** The media of the clips beside a take's slot. */
  private List<Path> beside(Provenance take, List<Slot> slots) {
    return slots.stream()
        .filter(s -> take.address().filter(s.address()::equals).isPresent())
        .flatMap(s -> Stream.of(s.before(), s.after()))
        .flatMap(Optional::stream)
        .flatMap(n -> bay.locate(n.clip().media()).stream())
        .distinct()
        .toList();
  }

  private List<Slot> slots() {
    SlotSurvey survey = SlotFinder.find(timeline, bay);
    List<Slot> all = new ArrayList<>(survey.slots());
    all.addAll(survey.intendedBlack());
    all.addAll(survey.otherGaps());
    return all;
  }
}
