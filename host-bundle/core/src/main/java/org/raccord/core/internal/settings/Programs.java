package org.raccord.core.internal.settings;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs that are installed on this machine. */
public final class Programs {

  private Programs() {}

  /**
   * The first of a name on the path, as a shell finds it.
   *
   * @param environment looks up a variable; empty text where it is not set
   */
  public static Optional<Path> find(UnaryOperator<String> environment, String name) {
    return Stream.of(environment.apply("PATH").split(Pattern.quote(File.pathSeparator), -1))
        .flatMap(folder -> folder(folder).stream())
        .flatMap(folder -> Stream.of(name, name + ".exe").map(folder::resolve))
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst();
  }

  private static List<Path> folder(String text) {
    try {
      return text.isBlank() ? List.of() : List.of(Path.of(text));
    } catch (InvalidPathException e) {
      // What is no folder has no program.
      return List.of();
    }
  }
}
