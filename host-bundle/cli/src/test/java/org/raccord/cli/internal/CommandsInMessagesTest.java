package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whatever a message of any room tells the editor to type is there, with its options. */
final class CommandsInMessagesTest {

  private static final Path HOUSE = Path.of("../..");

  /** A command within a text, up to where the sentence or the text ends. */
  private static final Pattern COMMAND = Pattern.compile("\\braccord ([a-z-]+)([^.;\"`(){}<]*)");

  /** The window is another skin, and a keyring is asked for an entry by the attribute "name". */
  private static final Set<String> ELSEWHERE = Set.of("desktop", "name");

  private static final Pattern SUBCOMMAND = Pattern.compile("[a-z][a-z-]+");
  private static final Pattern OPTION = Pattern.compile("(?<=\\s)--[a-z][a-z-]*");
  private static final Pattern SPLIT_TEXT = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  private final CommandLine all = new CommandRunner(Typed.of("--version").desk).commandLine();

  @Test
  void everyOptionThatAMessageNamesIsOneOfItsCommand() throws IOException {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Path source : sources()) {
      String joined = SPLIT_TEXT.matcher(Files.readString(source)).replaceAll("");
      Matcher text = TEXT.matcher(joined);
      while (text.find()) {
        Matcher command = COMMAND.matcher(text.group(1));
        while (command.find()) {
          seen++;
          wrong(command).ifPresent(what -> wrong.add(source.getFileName() + ": " + what));
        }
      }
    }
    assertTrue(seen > 100, seen + " commands were found in messages");
    assertEquals(List.of(), wrong);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(HOUSE, 14)) {
      return files
          .filter(f -> f.toString().endsWith(".java") && f.toString().contains("/src/main/"))
          .sorted()
          .toList();
    }
  }

  /** What of a command is not there, if anything. */
  private Optional<String> wrong(Matcher said) {
    CommandLine command = all.getSubcommands().get(said.group(1));
    if (command == null) {
      return said.group(1).startsWith("-") || ELSEWHERE.contains(said.group(1))
          ? Optional.empty()
          : Optional.of(said.group());
    }
    for (String word : said.group(2).trim().split(" ", -1)) {
      CommandLine below = command.getSubcommands().get(word);
      boolean takesWords = !command.getCommandSpec().positionalParameters().isEmpty();
      boolean hasOthers = !command.getSubcommands().isEmpty();
      if (below == null && hasOthers && !takesWords && SUBCOMMAND.matcher(word).matches()) {
        return Optional.of(said.group());
      }
      if (below == null) {
        break;
      }
      command = below;
    }
    Matcher option = OPTION.matcher(said.group(2));
    while (option.find()) {
      if (command.getCommandSpec().findOption(option.group()) == null) {
        return Optional.of(said.group());
      }
    }
    return Optional.empty();
  }
}
