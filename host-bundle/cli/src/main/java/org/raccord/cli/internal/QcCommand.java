package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.QualityCheck;
import org.raccord.core.QualityOrder;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord qc}. */
@Command(
    name = "qc",
    sortOptions = false,
    description = {
      "Looks at a timeline as it renders, or at a media file, for technical faults: black, frozen"
          + " and repeated frames, levels, fields, loudness, true peak, clipping, phase, silence and"
          + " holes in the sound; and at the files of the takes in use: timecode, raster, rate,"
          + " colour tags, channels. What a shot is by nature is a notice. Ends with 7 where"
          + " something is to be mended or looked at."
    },
    footer = {
      "",
      "Examples:",
      "  raccord qc cut.raccord.otio",
      "  raccord qc cut.raccord.otio --slot V1-2 --pictures report",
      "  raccord qc look.mp4 --loudness -16"
    })
final class QcCommand extends Subcommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "TIMELINE",
      description =
          "The timeline (.otio), or a media file; default: the only *.raccord.otio in the current"
              + " folder.")
  private Optional<Path> subject = Optional.empty();

  @Option(
      names = "--slot",
      paramLabel = "SLOT",
      description = "Only this slot, by address or id, with two seconds around it.")
  private Optional<String> slot = Optional.empty();

  @Option(
      names = "--loudness",
      paramLabel = "LUFS",
      description =
          "The integrated loudness it is to have. Without it, -23 of EBU R 128, and being off is a"
              + " notice only.")
  private Optional<Double> loudness = Optional.empty();

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description = "Draw what was found, and the figures along the programme, as PNG.")
  private Optional<Path> pictures = Optional.empty();

  QcCommand(Desk desk) {
    super(desk);
  }

  @Override
  String leftByThen() {
    return "Nothing was changed.";
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
    QualityOrder order = new QualityOrder(slot, loudness, pictures.map(desk()::path));
    QualityCheck check = isMedia() ? ofMedia(order) : ofTimeline(order);
    List<String> lines = new ArrayList<>(QcView.lines(check, desk().terminal().width()));
    if (!check.pictures().isEmpty()) {
      lines.add("");
      check.pictures().forEach(file -> lines.add("Drawn " + shown(file)));
    }
    return new Answer(
        check.report().isClean() ? ExitCode.DONE : ExitCode.FOUND,
        lines,
        QcView.json(document(), check));
  }

  private boolean isMedia() {
    return subject
        .map(s -> String.valueOf(s.getFileName()).toLowerCase(Locale.ROOT))
        .filter(name -> !name.endsWith(".otio"))
        .isPresent();
  }

  private QualityCheck ofMedia(QualityOrder order) throws WorkException, InterruptedException {
    if (slot.isPresent()) {
      throw usage("--slot goes with a timeline, not with a media file.");
    }
    Path media = desk().path(subject.orElseThrow());
    return watched(watcher -> desk().workbench().check(media, order, watcher));
  }

  private QualityCheck ofTimeline(QualityOrder order) throws WorkException, InterruptedException {
    try (Edit edit = open(TimelineChoice.choose(subject, desk().folder()), Access.READ)) {
      return watched(watcher -> edit.check(order, watcher));
    }
  }
}
