package org.raccord.cli.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code raccord} itself. */
@Command(
    name = "raccord",
    description = {
      "Fills the empty slots of a timeline with picture and sound that match the shots beside them."
    },
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = ProgramVersion.class,
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:program error",
      "2:wrong usage",
      "3:input cannot be used",
      "4:nothing could fill the slot",
      "5:some slots filled and others not",
      "6:refused by policy",
      "7:quality control found something to mend or to look at",
      "130:cancelled"
    },
    footer = {
      "",
      "Lengths are written 36, 36f, 1.5s or 00:00:01:12; points as record timecode.",
      "",
      "raccord desktop [TIMELINE] opens a window.",
      "",
      "Example:",
      "  raccord fill cut.otio --all"
    })
final class RootCommand extends CommandGroup {

  @SuppressWarnings("unused") // picocli reads it
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;
}
