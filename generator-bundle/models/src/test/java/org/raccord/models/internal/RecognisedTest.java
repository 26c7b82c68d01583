package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind.Instance;
import org.raccord.generator.ModelPackages.Card;

/** Public exports of the known conventions work as they are downloaded. */
class RecognisedTest {

  @TempDir private Path folder;
  private ModelShelf shelf;

  @BeforeEach
  void aShelf() {
    shelf = new ModelShelf(folder.resolve("installed"), Optional.empty());
  }

  static Stream<Arguments> exports() {
    return Stream.of(
        Arguments.of("rife47_ensembleFalse.onnx", "RIFE, 7 channels", Graphs.fade(7)),
        Arguments.of("rife_v4.8.onnx", "RIFE, 8 channels", Graphs.fade(8)),
        Arguments.of("RIFE 4.6.ONNX", "RIFE, 11 channels", Graphs.warp()),
        Arguments.of("flownet.onnx", "ncnn names", Graphs.fade()),
        Arguments.of("ifrnet.onnx", "IFRNet", Graphs.ifrnet()),
        Arguments.of("_film.onnx", "FILM", Graphs.film()));
  }

  @ParameterizedTest
  @MethodSource("exports")
  void anExportIsKnownByItsTensors(String file, String convention, byte[] graph) throws Exception {
    Path export = Files.write(folder.resolve(file), graph);
    Card card = shelf.add(export);
    assertTrue(card.title().endsWith(convention), card.title());
    assertTrue(card.licence().contains("where the model came from"), card.licence());
    String json =
        Files.readString(folder.resolve("installed").resolve(card.name()).resolve("model.json"));
    assertTrue(Schemas.assertAgree(json));
    assertTrue(shelf.check(card.name()).stream().allMatch(finding -> finding.passes()));
    shelf.open(new Instance(card.name(), Map.of()));
    assertEquals(List.of(card.name()), shelf.list().stream().map(Card::name).toList());
  }

  @Test
  void aFolderWithOneGraphIsTheSame() throws Exception {
    Path download = Files.createDirectory(folder.resolve("download"));
    Files.write(download.resolve("rife.onnx"), Graphs.fade(7));
    Files.writeString(download.resolve("README.md"), "how to");
    String name = shelf.add(download).name();
    assertTrue(name.matches("rife-[0-9a-f]{8}"), name);
    Files.write(download.resolve("other.onnx"), Graphs.fade(7));
    assertRefused(download, "no model.json");
  }

  @Test
  void whatIsOfNoKnownConventionSaysWhatItTakes() throws Exception {
    assertRefused(export("onwards.onnx", Graphs.onwards()), "it takes last, before");
    assertRefused(export("ten.onnx", Graphs.untouched()), "it takes input");
    assertRefused(export("no.onnx", new byte[] {1, 2, 3, 4, 5}), "no.onnx");
    Files.createSymbolicLink(folder.resolve("link.onnx"), export("real.onnx", Graphs.fade(7)));
    assertRefused(folder.resolve("link.onnx"), "is a link");
  }

  private Path export(String file, byte[] graph) throws IOException {
    return Files.write(folder.resolve(file), graph);
  }

  private void assertRefused(Path source, String words) {
    GenerationException refused =
        assertThrows(GenerationException.class, () -> shelf.add(source), "it was added");
    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
  }
}
