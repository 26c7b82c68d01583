package org.raccord.core.internal.credentials;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.raccord.core.internal.settings.Programs;

/** Finds a tool for content credentials on this machine. */
public final class SigningTools {

  /** Names the folder of the npm package, where it is in none of the usual places. */
  public static final String NODE_PACKAGE = "RACCORD_C2PA_NODE";

  private static final String PACKAGE = "@contentauth/c2pa-node";

  private SigningTools() {}

  /**
   * The first that is there: {@code c2patool} on the path, else the npm package.
   *
   * @param environment looks up a variable; empty text where it is not set
   * @throws SigningException if none is; the message says what to install
   */
  public static SigningTool find(UnaryOperator<String> environment) throws SigningException {
    Optional<Path> tool = Programs.find(environment, "c2patool").map(SigningTools::real);
    if (tool.isPresent()) {
      return new C2paTool(tool.get());
    }
    Optional<Path> node = Programs.find(environment, "node").map(SigningTools::real);
    Optional<Path> library =
        libraries(environment, node).stream()
            .filter(p -> Files.isRegularFile(p.resolve("dist/index.js")))
            .findFirst();
    if (node.isPresent() && library.isPresent()) {
      if (!Files.isRegularFile(library.get().resolve("dist/index.node"))) {
        throw new SigningException(
            library.get()
                + " lacks its native part (dist/index.node): install the package again, with its"
                + " install scripts allowed.");
      }
      return new C2paNode(node.get(), library.get());
    }
    throw new SigningException(
        "Nothing on this machine signs content credentials: c2patool is not on the path, and "
            + (node.isEmpty()
                ? "neither is node."
                : "the npm package " + PACKAGE + " is not where Node.js keeps global packages.")
            + " Install c2patool (cargo install c2patool) or the package (npm install -g "
            + PACKAGE
            + "); "
            + NODE_PACKAGE
            + " may name the package's folder.");
  }

  private static List<Path> libraries(UnaryOperator<String> environment, Optional<Path> node) {
    List<Path> places = new ArrayList<>();
    add(places, environment.apply(NODE_PACKAGE), "");
    for (String folder :
        environment.apply("NODE_PATH").split(Pattern.quote(File.pathSeparator), -1)) {
      add(places, folder, PACKAGE);
    }
    node.map(Path::getParent)
        .map(Path::getParent)
        .ifPresent(
            prefix -> {
              places.add(prefix.resolve("lib/node_modules").resolve(PACKAGE));
              places.add(prefix.resolve("local/lib/node_modules").resolve(PACKAGE));
            });
    add(places, environment.apply("APPDATA"), "npm/node_modules/" + PACKAGE);
    add(places, environment.apply("HOME"), "node_modules/" + PACKAGE);
    return places;
  }

  private static void add(List<Path> places, String folder, String below) {
    try {
      if (!folder.isBlank()) {
        places.add(Path.of(folder).resolve(below));
      }
    } catch (InvalidPathException e) {
      // A variable that names no folder names no package either.
      return;
    }
  }

  /** Global packages lie beside where a link leads to. */
  private static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException e) {
      return program;
    }
  }
}
