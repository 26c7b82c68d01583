package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.generator.GeneratorKind;
import org.raccord.model.fill.DigitalSourceType;

/** The page on model packages says what the program reads. */
class DocumentTest {

  @TempDir private Path folder;

  private static String page() throws Exception {
    return Files.readString(Path.of("../../feature/docs/models.md")).replace("\r\n", "\n");
  }

  private static String example() throws Exception {
    Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page());
    assertTrue(json.find(), "The page has an example");
    return json.group(1);
  }

  private ModelPackage read(String json) throws Exception {
    Files.writeString(folder.resolve("model.json"), json);
    assertEquals(List.of(), Schemas.complaints(json));
    return PackageFile.read(folder);
  }

  @Test
  void theExampleIsReadAsItSays() throws Exception {
    ModelPackage example = read(example());
    assertEquals("my-model", example.name());
    assertEquals(32, example.multiple());
    assertEquals(DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA, example.sourceType());
    assertEquals(3, example.graphs().get(0).inputs().size());
    assertEquals(0.5, example.selfTest().orElseThrow().at());
    // What the page says of keys that are missing.
    String bare = example().replaceFirst("(?s)\"sourceType\".*?\"graphs\"", "\"graphs\"");
    ModelPackage missing = read(bare);
    assertEquals(new ModelPackage.Tile(983_040, 96), missing.tile());
    assertEquals(1, missing.multiple());
    assertEquals(ModelPackage.Time.ANY, missing.time());
    assertEquals(new ModelPackage.Colour(ModelPackage.Order.RGB, 0, 1), missing.colour());
  }

  @Test
  void theSchemaBesideThePageIsThatOfTheBundle() throws Exception {
    assertTrue(page().contains("(model.schema.json)"));
    assertEquals(Files.readString(Path.of("../../feature/docs/model.schema.json")), Schemas.text());
  }

  @Test
  void everyKeyAndWordIsOnThePage() throws Exception {
    String page = page();
    for (ModelPackage.Content content : ModelPackage.Content.values()) {
      String word = content.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertTrue(page.contains("`" + word + "`"), word);
    }
    for (ModelPackage.Task task : ModelPackage.Task.values()) {
      assertTrue(page.contains("`" + task.name().toLowerCase(Locale.ROOT) + "`"), task.name());
    }
    for (GeneratorKind.Setting setting : new ModelShelf(folder, Optional.empty()).settings()) {
      assertTrue(page.contains("| `" + setting.name() + "` |"), setting.name());
    }
  }

  @Test
  void theConventionsCanBeCopied() throws Exception {
    Matcher rows =
        Pattern.compile("^\\| ([^|]+) \\| `(\\{\"tensor\".*?\\})`", Pattern.MULTILINE)
            .matcher(page());
    int found = 0;
    while (rows.find()) {
      String json =
          example()
              .replaceFirst(
                  "(?s)\"inputs\": \\[.*?\\],\n",
                  Matcher.quoteReplacement("\"inputs\": [" + rows.group(2) + "],\n"));
      List<ModelPackage.Input> inputs = read(json).graphs().get(0).inputs();
      int given = rows.group(2).split("\"tensor\"", -1).length - 1;
      assertEquals(given, inputs.size(), rows.group(1));
      found++;
    }
    assertEquals(6, found, "conventions");
  }
}
