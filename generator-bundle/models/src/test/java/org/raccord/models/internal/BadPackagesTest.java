package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.GenerationException;
import org.raccord.generator.ModelPackages.Card;

/** What is wrong with a package is said before anything of it runs or is copied. */
class BadPackagesTest {

  @TempDir private Path folder;
  private Path source;
  private ModelShelf shelf;

  @BeforeEach
  void aPackage() {
    source = Packages.fade(folder.resolve("source"));
    shelf = new ModelShelf(folder.resolve("installed"), Optional.empty());
  }

  private void assertRefused(Path from, String... words) throws Exception {
    GenerationException refused =
        assertThrows(GenerationException.class, () -> shelf.add(from), "it was added");
    assertEquals(GenerationException.Kind.MISCONFIGURED, refused.kind());
    for (String word : words) {
      assertTrue(
          String.valueOf(refused.getMessage()).contains(word),
          () -> "\"" + word + "\" is not in: " + refused.getMessage());
    }
    assertEquals(List.of(), shelf.list(), "Something was left behind");
    Path installed = folder.resolve("installed");
    if (Files.exists(installed)) {
      try (var left = Files.list(installed)) {
        assertEquals(List.of(), left.toList(), "Something was left behind");
      }
    }
  }

  private void edit(String from, String to) throws Exception {
    Path file = source.resolve("model.json");
    String json = Files.readString(file);
    assertTrue(json.contains(from), from);
    String edited = json.replace(from, to);
    Files.writeString(file, edited);
    Schemas.assertAgree(edited);
  }

  /** The graph is replaced, and the package says so. */
  private void graph(byte[] graph) throws Exception {
    edit(Packages.hash(Graphs.fade()), Packages.hash(graph));
    Files.write(source.resolve("net.onnx"), graph);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "net.onnx"           | "../net.onnx"          | without folders
          "net.onnx"           | "/etc/passwd"          | without folders
          "net.onnx"           | "C:\\\\net.onnx"       | without folders
          "net.onnx"           | ".."                   | without folders
          "net.onnx"           | "net.pkl"              | can hold programs
          "net.onnx"           | "net.pth"              | can hold programs
          "net.onnx"           | "gone.onnx"            | is missing
          "LICENSE"            | "../LICENSE"           | without folders
          "name": "try"        | "name": "../try"       | lower-case letters
          "name": "try"        | "name": "Try me"       | lower-case letters
          "interpolate"        | "dream"                | interpolate, extend, refine
          "raccordModel": 1    | "raccordModel": 2      | Update Raccord
          "version": "1.0",    | ''                     | version is missing
          "version"            | "multple": 32, "version" | multple is not known
          "holds": ["time"]    | "holds": ["tyme"]      | first, second
          "tensor": "in2"      | "tensor": "in7"        | in0, in1, in2
          "tensor": "out0"     | "tensor": "image"      | out0
          "holds": ["second"]  | "holds": ["time"]      | planes
          {"raccordModel"      | {{"raccordModel"       | not JSON
          "sha256": "          | "sha256": "z           | 64 hexadecimal digits
          "task"               | "sourceType": "humanEdits", "task" | or trainedAlgorithmicMedia
          """)
  void descriptionsThatCannotBe(String from, String to, String word) throws Exception {
    if (from.startsWith("{")) {
      Files.writeString(source.resolve("model.json"), "{\"raccordModel\": 1, {{");
    } else {
      edit(from, to);
    }
    assertRefused(source, word);
  }

  @Test
  void anInputThatNobodyDescribes() throws Exception {
    edit(",\n{\"tensor\": \"in2\", \"holds\": [\"time\"]}", "");
    assertRefused(source, "also takes in2");
  }

  @Test
  void aFileThatIsAnother() throws Exception {
    Files.write(source.resolve("net.onnx"), Graphs.middle());
    assertRefused(source, "SHA-256", Packages.hash(Graphs.middle()));
  }

  @Test
  void aGraphThatIsBrokenOff() throws Exception {
    byte[] whole = Graphs.fade();
    for (int length : new int[] {5, whole.length / 3, whole.length / 2, whole.length - 1}) {
      aPackage();
      graph(Arrays.copyOf(whole, length));
      assertRefused(source, "net.onnx");
    }
  }

  @Test
  void whatIsNoGraph() throws Exception {
    graph("<html><body>Sign in to download</body></html>".getBytes(StandardCharsets.UTF_8));
    assertRefused(source, "no ONNX model");
    aPackage();
    graph(new byte[] {(byte) 0x80, 2, 'c', 'o', 's', '\n', 's', 'y', 's', 't', 'e', 'm'});
    assertRefused(source, "pickle", "Convert the model to ONNX");
    aPackage();
    graph(new byte[] {'P', 'K', 3, 4, 0, 0});
    assertRefused(source, "never opened");
    aPackage();
    graph(new byte[0]);
    assertRefused(source, "empty");
  }

  @Test
  void operatorsOfNobody() throws Exception {
    graph(
        new Onnx()
            .input("in0", Onnx.FLOAT, 1, 3, -1, -1)
            .input("in1", Onnx.FLOAT, 1, 3, -1, -1)
            .input("in2", Onnx.FLOAT, 1, 1, -1, -1)
            .node("my.lab", "DeformWarp", "out0", new byte[0], "in0", "in1", "in2")
            .output("out0", Onnx.FLOAT, 1, 3, -1, -1)
            .bytes());
    assertRefused(source, "my.lab.DeformWarp", "standard operators");
  }

  @Test
  void weightsSomewhereElse() throws Exception {
    graph(
        new Onnx()
            .input("in0", Onnx.FLOAT, 1, 3, -1, -1)
            .elsewhere("w", "../../secret")
            .node("Add", "out0", "in0", "w")
            .output("out0", Onnx.FLOAT, 1, 3, -1, -1)
            .bytes());
    assertRefused(source, "weights in other files");
  }

  @Test
  void aLinkOutOfThePackage() throws Exception {
    Path real = Files.move(source.resolve("net.onnx"), folder.resolve("elsewhere.onnx"));
    Files.createSymbolicLink(source.resolve("net.onnx"), real);
    assertRefused(source, "is a link");
  }

  private Path zip(String name, String entry, byte[] bytes, long times) throws Exception {
    Path zip = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry(entry));
      for (long i = 0; i < times; i++) {
        out.write(bytes);
      }
      out.closeEntry();
    }
    return zip;
  }

  @Test
  void zipsThatAreTraps() throws Exception {
    assertRefused(zip("slip.zip", "../../evil", new byte[10], 1), "outside its folder");
    assertRefused(zip("bomb.zip", "model.json", new byte[1 << 20], 64), "unpacks to far more");
    Path no = Files.writeString(folder.resolve("no.zip"), "PK, really");
    assertRefused(no, "no ZIP archive");
  }

  @Test
  void whatIsNeitherFolderNorZip() throws Exception {
    assertRefused(source.resolve("LICENSE"), "neither a folder nor a .zip nor an .onnx file");
    assertRefused(folder.resolve("source/.."), "no model.json");
  }

  @Test
  void aGoodPackageIsCopiedAndReplacedAndRemoved() throws Exception {
    Files.writeString(source.resolve("stray.exe"), "not named in model.json");
    Card card = shelf.add(source);
    assertEquals("try", card.name());
    assertEquals(Optional.of("Do what you like."), card.licenceText());
    assertTrue(Files.notExists(folder.resolve("installed/try/stray.exe")));
    edit("\"1.0\"", "\"1.1\"");
    shelf.add(source);
    assertEquals(List.of("1.1"), shelf.list().stream().map(Card::version).toList());
    assertTrue(shelf.check("try").stream().allMatch(finding -> finding.passes()));
    assertEquals(List.of("try"), shelf.found().stream().map(found -> found.name()).toList());
    shelf.remove("try");
    assertEquals(List.of(), shelf.list());
    try (var left = Files.list(folder.resolve("installed"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aSelfTestThatFailsIsToldAndStopsFills() throws Exception {
    edit(
        "\"task\"",
        "\"selfTest\": {\"width\": 64, \"height\": 48, \"expect\":"
            + " [{\"x\": 8, \"y\": 8, \"red\": 0.1, \"green\": 0.1, \"blue\": 0.1}]}, \"task\"");
    shelf.add(source);
    assertTrue(
        shelf.check("try").stream()
            .anyMatch(
                finding -> !finding.passes() && finding.message().contains("own test comes out")));
  }

  @Test
  void wrongColoursShowOnAGrey() throws Exception {
    edit("\"task\"", "\"colour\": {\"black\": 0, \"white\": 255}, \"task\"");
    byte[] clamped =
        new Onnx()
            .input("in0", Onnx.FLOAT, 1, 3, -1, -1)
            .input("in1", Onnx.FLOAT, 1, 3, -1, -1)
            .input("in2", Onnx.FLOAT, 1, 1, -1, -1)
            .constant("one", 1f)
            .node("Min", "low", "in0", "one")
            .node("Mul", "second", "low", "in1")
            .node("Mul", "third", "second", "in2")
            .node("Min", "out0", "third", "one")
            .output("out0", Onnx.FLOAT, 1, 3, -1, -1)
            .bytes();
    graph(clamped);
    shelf.add(source);
    assertTrue(
        shelf.check("try").stream()
            .anyMatch(finding -> !finding.passes() && finding.message().contains("grey")));
  }

  @Test
  void aMachineIsTestedOnce() throws Exception {
    Path cache = folder.resolve("cache");
    ModelPackage described = PackageFile.read(source);
    int[] runs = {0};
    SelfCheck check = new SelfCheck(Optional.of(cache));
    try (PictureModel model = PictureModel.open(described, 1)) {
      check.once(described, model, () -> runs[0]++);
      int first = runs[0];
      assertTrue(first > 0);
      check.once(described, model, () -> runs[0]++);
      assertEquals(first, runs[0], "It was tested again");
    }
  }
}
