package org.raccord.videoapi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.GeneratorKind.Instance;

/** Settings are read strictly: what is wrong is named with what to write. */
class SetupTest {

  private static Setup setup(String... settings) throws GenerationException {
    Map<String, String> all = new HashMap<>();
    all.put("url", "http://box:30000");
    all.put("profile", "sglang");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return Setup.of(new Instance("studio", all));
  }

  private static String complaint(String... settings) {
    GenerationException failure = assertThrows(GenerationException.class, () -> setup(settings));
    assertEquals(Kind.MISCONFIGURED, failure.kind());
    return String.valueOf(failure.getMessage());
  }

  @Test
  void whatASecondCostsIsToldBeforeAnyQuestion() throws Exception {
    VideoApiKind kind = new VideoApiKind();
    Map<String, String> free = Map.of("url", "http://box:30000", "model", "m1");
    Map<String, String> paid =
        Map.of("url", "http://box:30000", "model", "m1", "price", "0.10", "currency", "EUR");
    assertEquals(Optional.empty(), kind.open(new Instance("a", free)).perSecond());
    assertEquals(
        "0.10 EUR", kind.open(new Instance("a", paid)).perSecond().orElseThrow().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "url, box:30000, is no address",
    "url, ftp://box, is no address",
    "url, http://me:secret@box, name or password",
    "profile, nothing, There is no profile",
    "price, ten, what a second costs",
    "currency, dollars, three letters",
    "workers, 0, from 1 to 64",
    "size, large, Write it as 1280x720",
    "timeout, 0, from 1 to",
    "conditioning, frames-both-sides, 'is one of first-frame, prompt'",
    "rate, fast, is no rate",
    "parameters, steps, name=value",
    "parameters, '{steps', no valid JSON",
    "colour, red, 'There is no setting \"colour\"'"
  })
  void aSettingThatCannotWorkIsNamed(String name, String value, String words) {
    String complaint = complaint(name, value);
    assertTrue(complaint.contains(words), complaint);
    assertFalse(complaint.contains("secret"), complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "http://box:30000, http://box:30000/v1/videos, http://box:30000/models",
    "http://box:30000/, http://box:30000/v1/videos, http://box:30000/models",
    "http://box:30000/v1, http://box:30000/v1/videos, http://box:30000/models",
    "https://gate.example/api/v1/, https://gate.example/api/v1/videos,"
        + " https://gate.example/api/models"
  })
  void aVersionInTheUrlIsSaidOnce(String url, String videos, String models)
      throws GenerationException {
    Setup setup = setup("url", url);
    assertEquals(videos, setup.address("v1/videos").toString());
    assertEquals(models, setup.address("models").toString());
  }

  @Test
  void whatIsRecordedHoldsNoSecret() throws GenerationException {
    Setup setup = setup("parameters", "steps=30,api_token=geheim", "key", "env:STUDIO");
    assertFalse(setup.recorded().toString().contains("geheim"));
    assertFalse(setup.recorded().toString().contains("STUDIO"));
    assertEquals("30", setup.recorded().get("parameter steps"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"profile\": 1', '\"profile\": 2', reads 1",
    "'\"delete\": \"forgets\"', '\"delete\": \"eats\"', 'is one of aborts, forgets, none'",
    "'{prompt}', '{promt}', 'the placeholder {promt}'",
    "'{first}', '{last}', 'says nowhere {first}'",
    "first-frame, frist-frame, 'conditioning knows frames-both-sides'",
    "'\"title\"', '\"titel\"', '\"titel\" is not known'",
    "4n+1, four, is no grid",
    "v1/videos, ../videos, is a path below"
  })
  void aMistakeInAProfileIsNamed(String right, String wrong, String words, @TempDir Path folder)
      throws IOException {
    String text = ProfileReader.ours("sglang");
    assertTrue(text.contains(right), right);
    Path file = Files.writeString(folder.resolve("mine.json"), text.replace(right, wrong));
    String complaint = complaint("profile", file.toString());
    assertTrue(complaint.contains(words), complaint);
  }

  @Test
  void aSettingThatAServerNeedsIsNamed(@TempDir Path folder) throws IOException {
    String needs = "\"required\": [\"model\"], \"delete\"";
    Path file =
        Files.writeString(
            folder.resolve("mine.json"), ProfileReader.ours("sglang").replace("\"delete\"", needs));
    assertTrue(complaint("profile", file.toString()).contains("needs the setting \"model\""));
  }

  @Test
  void aProfileThatIsNoJsonIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.json"), "<html>");
    assertTrue(complaint("profile", file.toString()).contains("no object in JSON"));
  }
}
