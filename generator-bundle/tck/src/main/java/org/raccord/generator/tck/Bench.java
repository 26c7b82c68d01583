package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;

/** Where a subject is tried: every fill in a folder of its own. */
final class Bench {

  private final Subject subject;
  private final Path folder;
  private final SourceMedia media;
  private int fills;

  Bench(Subject subject, Path folder) throws IOException {
    this.subject = subject;
    this.folder = folder;
    this.media = SourceMedia.write(folder.resolve("media"), new Requests(subject).usual());
  }

  /** The files that neighbours come from. */
  SourceMedia media() {
    return media;
  }

  /** A fill and what it left behind. */
  record Trial(FillRequest request, RecordedFillCall call, Outcome outcome, Set<Path> strays) {

    /** What was made; where nothing was, the rule that asks is skipped: another one says why. */
    Made made() {
      Assumptions.assumeTrue(
          outcome instanceof Outcome.Filled, () -> "There is no picture to look at: " + outcome);
      return ((Outcome.Filled) outcome).made();
    }

    FilledSlot slot() throws IOException {
      return FilledSlot.of(request, call, made());
    }

    boolean did(RecordedFillCall.Breach breach) {
      return call.breaches().contains(breach);
    }
  }

  RecordedFillCall call(FillRequest request) throws IOException {
    fills++;
    return new RecordedFillCall(
        request, Files.createDirectories(folder.resolve("fills").resolve("workspace" + fills)));
  }

  Trial fill(FillRequest request) throws IOException, InterruptedException {
    return fill(request, call(request));
  }

  Trial fill(FillRequest request, RecordedFillCall call) throws IOException, InterruptedException {
    return fill(subject.generator(), request, call);
  }

  Trial fill(ClipGenerator generator, FillRequest request, RecordedFillCall call)
      throws IOException, InterruptedException {
    Path around = Optional.ofNullable(call.left().getParent()).orElse(folder);
    Set<Path> before = files(around);
    Outcome outcome = Outcome.of(generator, request, call, subject.patience());
    Set<Path> strays = new TreeSet<>(files(around));
    strays.removeAll(before);
    if (outcome instanceof Outcome.Filled filled && filled.made() instanceof Made.InFile file) {
      Stream.concat(Stream.of(file.file()), file.sound().stream())
          .filter(made -> !made.toAbsolutePath().startsWith(folder.toAbsolutePath()))
          .forEach(strays::add);
    }
    return new Trial(request, call, outcome, strays);
  }

  /** What stands beside the workspace and in the current directory. */
  private static Set<Path> files(Path around) throws IOException {
    Set<Path> files = new HashSet<>();
    for (Path place : new Path[] {around, Path.of("").toAbsolutePath()}) {
      try (Stream<Path> list = Files.list(place)) {
        list.forEach(files::add);
      }
    }
    return files;
  }

  /** Skips the rule where the subject declines. */
  Offer.Serves assumeServes(FillRequest request) {
    Offer offer = subject.generator().offer(request);
    if (offer instanceof Offer.Declines declines) {
      Assumptions.abort("The subject declines: " + declines.reason());
    }
    return (Offer.Serves) offer;
  }

  /** Whoever offers to serve a request makes a picture that covers the slot. */
  void assertServesOrDeclines(FillRequest request) throws IOException, InterruptedException {
    assumeServes(request);
    assertFills(request);
  }

  /** The fill makes a picture that covers the slot. */
  void assertFills(FillRequest request) throws IOException, InterruptedException {
    Trial trial = fill(request);
    if (!(trial.outcome() instanceof Outcome.Filled)) {
      fail("The offer was to serve it, the fill ended with " + trial.outcome());
    }
    FilledSlot slot = trial.slot();
    assertTrue(
        slot.start() >= 0 && slot.frames().size() == request.length(),
        () -> "The slot of " + request.length() + " frames is not covered by " + said(slot));
    assertTrue(
        !trial.did(RecordedFillCall.Breach.WRONG_FORMAT), "Frames of another format were pushed");
  }

  static String said(FilledSlot slot) {
    return slot.total() + " frames, slot at " + slot.start();
  }
}
