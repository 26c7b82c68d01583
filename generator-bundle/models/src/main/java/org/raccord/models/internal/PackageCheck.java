package org.raccord.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the files of a package with what its description says. */
final class PackageCheck {

  private static final long MOST_BYTES = Integer.MAX_VALUE;

  private PackageCheck() {}

  /**
   * Checks hashes and reads what the graphs say of themselves.
   *
   * @return one outline for each graph
   */
  static List<Outline> outlines(ModelPackage described) throws PackageException {
    List<Outline> outlines = new ArrayList<>();
    Set<String> earlier = new HashSet<>();
    for (ModelPackage.Graph graph : described.graphs()) {
      Path file = file(described.folder(), graph.file());
      String hash = hash(file);
      if (!hash.equals(graph.sha256())) {
        throw new PackageException(
            graph.file()
                + " is not the file that the package was made with: its SHA-256 is "
                + hash
                + ", "
                + PackageFile.NAME
                + " says "
                + graph.sha256()
                + ". Copy or download it again.");
      }
      Outline outline = Outline.read(file);
      compare(graph, outline, earlier);
      outlines.add(outline);
    }
    return outlines;
  }

  /** A file of a package that is one and lies in it. */
  static Path file(Path folder, String name) throws PackageException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new PackageException(
          Files.exists(file, LinkOption.NOFOLLOW_LINKS)
              ? name + " is a link or a folder, not a file. Put the file itself into the package."
              : name
                  + " is missing in "
                  + folder
                  + ". Copy the package again, with all its files.");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new PackageException(name + " is larger than 2 GB. No model of such a size is run.");
      }
    } catch (IOException e) {
      throw new PackageException(name + " cannot be read: " + e.getMessage() + ".", e);
    }
    return file;
  }

  static String hash(Path file) throws PackageException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new PackageException(file + " cannot be read: " + e.getMessage() + ".", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compare(ModelPackage.Graph graph, Outline outline, Set<String> earlier)
      throws PackageException {
    Set<String> described = new HashSet<>();
    for (ModelPackage.Input input : graph.inputs()) {
      Outline.Tensor tensor = outline.inputs().get(input.tensor());
      if (tensor == null) {
        throw new PackageException(
            unknown(graph, "takes no", input.tensor(), outline.inputs().keySet()));
      }
      if (!described.add(input.tensor())) {
        throw new PackageException(
            PackageFile.NAME + " describes the input " + input.tensor() + " twice.");
      }
      compare(graph, input, tensor);
      if (input instanceof ModelPackage.Input.Earlier from && !earlier.contains(from.from())) {
        throw new PackageException(
            PackageFile.NAME
                + ": the input "
                + input.tensor()
                + " of "
                + graph.file()
                + " comes from "
                + from.from()
                + ", which no earlier graph gives.");
      }
    }
    for (Map.Entry<String, Outline.Tensor> input : outline.inputs().entrySet()) {
      if (!described.contains(input.getKey())) {
        throw new PackageException(
            graph.file()
                + " also takes "
                + input.getKey()
                + ", which "
                + PackageFile.NAME
                + " does not describe. Add it to the graph's inputs.");
      }
    }
    for (ModelPackage.Output output : graph.outputs()) {
      if (!outline.outputs().containsKey(output.tensor())) {
        throw new PackageException(
            unknown(graph, "gives no", output.tensor(), outline.outputs().keySet()));
      }
      earlier.add(output.tensor());
    }
  }

  private static String unknown(
      ModelPackage.Graph graph, String verb, String tensor, Set<String> known) {
    return graph.file()
        + " "
        + verb
        + " tensor "
        + tensor
        + "; its tensors are "
        + String.join(", ", known)
        + ". Correct the name in "
        + PackageFile.NAME
        + ".";
  }

  private static void compare(
      ModelPackage.Graph graph, ModelPackage.Input input, Outline.Tensor tensor)
      throws PackageException {
    if (tensor.type() != Outline.FLOAT && tensor.type() != Outline.FLOAT16) {
      throw new PackageException(
          "The input "
              + input.tensor()
              + " of "
              + graph.file()
              + " takes no floating-point numbers. Export the model with 32-bit or 16-bit floating"
              + " point.");
    }
    if (input instanceof ModelPackage.Input.Planes planes && !tensor.sizes().isEmpty()) {
      int channels = planes.holds().stream().mapToInt(ModelPackage.Content::planes).sum();
      int axis = graph.layout() == ModelPackage.Layout.NCHW ? 1 : 3;
      long size = tensor.sizes().size() == 4 ? tensor.sizes().get(axis) : 0;
      if (size >= 0 && size != channels) {
        throw new PackageException(
            "The input "
                + input.tensor()
                + " of "
                + graph.file()
                + " has the sizes "
                + tensor.sizes()
                + " (-1: any), and "
                + PackageFile.NAME
                + " fills it with "
                + channels
                + " planes in the layout "
                + graph.layout()
                + ". Correct holds or layout.");
      }
    }
  }
}
