package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.raccord.core.FillReport.Outcome;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import picocli.CommandLine;

/**
 * The reference documents say what the program does. {@code -Draccord.docs.write=true} writes
 * cli.md anew, on purpose.
 */
final class ReferenceTest {

  private static final Path DOCS = Path.of("../../feature/docs");

  /** A command line for each command that answers with a document. */
  private static final List<String> COMMANDS =
      List.of(
          "slots cut.otio --all-gaps",
          "slot add cut.otio --track V1 --in 1 --out 2",
          "fill cut.otio --all",
          "smooth cut.otio --at 01:00:02:00 --frames 8",
          "extend cut.otio --clip A --tail 36",
          "edit trim cut.otio --clip V1-3 --tail --shorter 12",
          "edit roll cut.otio --clip V1-3 --head --later 8",
          "edit gap cut.otio --at 01:00:02:00 --length 1s",
          "edit marker cut.otio --at 01:00:02:00 --name Here",
          "edit track cut.otio --track A1 --off",
          "edit ripple cut.otio --clip V1-3 --tail --shorter 12",
          "edit transition cut.otio --track V1 --at 01:00:02:00 --remove",
          "settings take-codec ffv1",
          "lut set cut.otio film.cube",
          "lut clear cut.otio",
          "lut show cut.otio",
          "takes cut.otio",
          "seams cut.otio --slot V1-2",
          "qc cut.otio",
          "take use s7k2q.2 cut.otio",
          "take remove s7k2q.1 cut.otio",
          "sound cut.otio --slot V1-2 --redo",
          "dialogue cut.otio --slot V1-2",
          "effects search sounds creak",
          "provenance cut.otio --sign out --certificate me.pem --key env:ME",
          "jobs cut.otio",
          "job resume j2k4x9 cut.otio",
          "job cancel j2k4x9 cut.otio",
          "undo cut.otio",
          "redo cut.otio",
          "history cut.otio",
          "clean cut.otio",
          "render cut.otio --out look.mp4",
          "new cut.otio A.mov B.mov --gap 24",
          "relink cut.otio media",
          "update cut.raccord.otio recut.otio",
          "generators",
          "generators add videoapi --name studio --url http://box:30000",
          "generators check studio",
          "generators disable studio",
          "generators enable studio",
          "generators remove old",
          "models add rife",
          "models list",
          "models check rife",
          "models remove rife",
          "voices",
          "voices say Hello --out line.wav",
          "voices consent cut.otio",
          "policy show",
          "policy allow http://box:30000",
          "policy forbid http://box:30000",
          "policy nothing-leaves",
          "policy ask",
          "prove clip.mp4 --gap 3 --out report",
          "prove-sound forest.wav --out report",
          "doctor");

  @Test
  void the_command_reference_is_what_help_prints() throws IOException {
    String printed = commandReference();
    Path file = DOCS.resolve("cli.md");
    if (Boolean.getBoolean("raccord.docs.write")) {
      Files.createDirectories(DOCS);
      Files.writeString(file, printed);
    }
    String committed = Files.readString(file).replace("\r\n", "\n");
    assertEquals(committed, printed, "Write it anew with -Draccord.docs.write=true");
  }

  private static String commandReference() {
    StringBuilder text = new StringBuilder();
    text.append("# The command line\n\n");
    text.append("What `raccord COMMAND --help` prints, collected; a test compares the two.\n");
    append(new CommandRunner(Typed.of("--version").desk).commandLine(), text);
    return text.toString();
  }

  private static void append(CommandLine command, StringBuilder text) {
    command.setUsageHelpWidth(80);
    String name = command.getCommandSpec().qualifiedName();
    text.append("\n## ").append(name).append("\n\n```\n");
    text.append(command.getUsageMessage(CommandLine.Help.Ansi.OFF).replace("\r\n", "\n"));
    text.append("```\n");
    command.getSubcommands().values().forEach(sub -> append(sub, text));
  }

  @Test
  void every_help_has_an_example() {
    every(
        new CommandRunner(Typed.of("--version").desk).commandLine(),
        command ->
            assertEquals(
                true,
                command.getUsageMessage().contains("Example"),
                command.getCommandSpec().qualifiedName()));
  }

  private static void every(CommandLine command, java.util.function.Consumer<CommandLine> check) {
    check.accept(command);
    command.getSubcommands().values().forEach(sub -> every(sub, check));
  }

  @Test
  void the_fields_of_json_are_those_documented() throws IOException {
    Map<String, Set<String>> produced = new LinkedHashMap<>();
    for (String line : COMMANDS) {
      FakeWorkbench workbench = new FakeWorkbench();
      if (!line.startsWith("fill")) {
        workbench.outcomes = List.of(Outcome.FILLED);
      }
      List<String> args = new ArrayList<>(List.of(line.split(" ", -1)));
      args.add("--json");
      JsonObject document = Typed.of(workbench, args.toArray(new String[0])).json();
      Set<String> fields = new TreeSet<>();
      collect("", document, fields);
      produced.put(document.get("command").getAsString(), fields);
    }
    FakeWorkbench failing = new FakeWorkbench();
    failing.failure = Optional.of(new WorkException(Kind.INPUT, "No such file."));
    Set<String> error = new TreeSet<>();
    collect("", Typed.of(failing, "slots", "cut.otio", "--json").json(), error);
    produced.put("error", error);
    Map<String, Set<String>> documented = documented();
    assertEquals(produced.keySet(), documented.keySet());
    produced.forEach((command, fields) -> assertEquals(documented.get(command), fields, command));
  }

  @Test
  void every_command_has_a_document() {
    Set<String> leaves = new TreeSet<>();
    every(
        new CommandRunner(Typed.of("--version").desk).commandLine(),
        command -> {
          if (command.getCommand() instanceof Subcommand) {
            leaves.add(command.getCommandSpec().qualifiedName().substring("raccord ".length()));
          }
        });
    Set<String> tried = new TreeSet<>();
    for (String line : COMMANDS) {
      String[] words = line.split(" ", -1);
      String two = words.length > 1 ? words[0] + " " + words[1] : words[0];
      tried.add(leaves.contains(two) ? two : words[0]);
    }
    assertEquals(leaves, tried);
  }

  private static void collect(String path, JsonElement element, Set<String> fields) {
    if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> field : element.getAsJsonObject().entrySet()) {
        collect(
            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
            field.getValue(),
            fields);
      }
    } else if (element.isJsonArray() && !isOfValues(element.getAsJsonArray())) {
      element.getAsJsonArray().forEach(part -> collect(path + "[]", part, fields));
    } else if (!element.isJsonNull() || !path.matches(".*(before|after|sound|picture)")) {
      fields.add(element.isJsonArray() ? path + "[]" : path);
    }
  }

  private static boolean isOfValues(JsonArray array) {
    return array.isEmpty() || !array.get(0).isJsonObject();
  }

  /** The first column of each table of json.md, by the heading above it. */
  private static Map<String, Set<String>> documented() throws IOException {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    Set<String> here = new TreeSet<>();
    Map<String, Set<String>> shared = new LinkedHashMap<>();
    Pattern row = Pattern.compile("\\| `([^`]+)` \\|.*");
    Pattern all = Pattern.compile("\\| `([^`]+)` and the fields of a (\\w+) \\|.*");
    for (String line : Files.readAllLines(DOCS.resolve("json.md"))) {
      if (line.startsWith("## ")) {
        here = new TreeSet<>();
        String title = line.substring(3).strip();
        if (title.startsWith("A ")) {
          shared.put(title.substring(2), here);
        } else {
          found.put(title, here);
        }
        continue;
      }
      Matcher group = all.matcher(line);
      Matcher field = row.matcher(line);
      if (group.matches()) {
        for (String part : shared.get(group.group(2))) {
          here.add(group.group(1) + "." + part);
        }
      } else if (field.matches()) {
        here.add(field.group(1));
      }
    }
    return found;
  }

  @Test
  void json_is_parsed_back_as_printed() {
    JsonObject document = Json.object().with("a", Optional.empty()).with("b", "<é>").end();
    assertEquals(document, JsonParser.parseString(Json.print(document)));
  }
}
