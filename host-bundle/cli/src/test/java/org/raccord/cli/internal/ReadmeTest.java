package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README tells a newcomer to type is understood, and its generator compiles. */
final class ReadmeTest {

  private static final Path README = Path.of("../../README.md");

  private static List<String> commandLines() throws IOException {
    List<String> lines = new ArrayList<>();
    Matcher inText =
        Pattern.compile("(?m)^raccord .*$|`(raccord [a-z][^`]*)`")
            .matcher(Files.readString(README));
    while (inText.find()) {
      String line = inText.group(1) == null ? inText.group() : inText.group(1);
      // The window is another skin, which the launcher starts in place of this one.
      if (!line.startsWith("raccord desktop")) {
        lines.add(line);
      }
    }
    return lines;
  }

  @Test
  void every_command_of_the_walk_is_understood() throws IOException {
    List<String> lines = commandLines();
    assertTrue(lines.size() > 12, lines.toString());
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      String[] args = List.of(words).subList(1, words.length).toArray(new String[0]);
      CommandLine command = new CommandRunner(Typed.of("--version").desk).commandLine();
      try {
        command.parseArgs(args);
      } catch (CommandLine.ParameterException e) {
        throw new AssertionError(line, e);
      }
    }
  }

  @Test
  void the_walk_shows_every_command() throws IOException {
    TreeSet<String> shown = new TreeSet<>();
    for (String line : commandLines()) {
      shown.add(line.split(" ", -1)[1]);
    }
    TreeSet<String> all =
        new TreeSet<>(
            new CommandRunner(Typed.of("--version").desk).commandLine().getSubcommands().keySet());
    assertEquals(all, shown);
  }

  @Test
  void the_generator_compiles(@TempDir Path classes) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```java\n(.*?)```")
            .matcher(Files.readString(README).replace("\r\n", "\n"));
    assertTrue(block.find());
    String source = block.group(1);
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///HoldGenerator.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    boolean compiled = compiler.getTask(said, null, null, options, null, List.of(file)).call();
    assertTrue(compiled, said.toString());
  }
}
