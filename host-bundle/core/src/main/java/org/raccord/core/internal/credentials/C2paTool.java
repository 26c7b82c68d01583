package org.raccord.core.internal.credentials;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program {@code c2patool}, by its documented command line. */
final class C2paTool implements SigningTool {

  private final Path program;

  C2paTool(Path program) {
    this.program = program;
  }

  @Override
  public String name() {
    return "c2patool (" + program + ")";
  }

  @Override
  public void sign(Job job, Signer signer, Path folder)
      throws SigningException, IOException, InterruptedException {
    JsonArray ingredients = new JsonArray();
    for (int i = 0; i < job.ingredients().size(); i++) {
      ingredients.add(ingredient(job.ingredients().get(i), folder, "ingredient" + i));
    }
    JsonObject manifest = job.manifest().deepCopy();
    manifest.addProperty("alg", signer.algorithm());
    manifest.add("ingredient_paths", ingredients);
    Path definition = folder.resolve("manifest.json");
    Files.writeString(definition, manifest.toString(), StandardCharsets.UTF_8);
    ToolRun.of(
        List.of(
            program.toString(),
            job.input().toString(),
            "--manifest",
            definition.toString(),
            "--output",
            job.output().toString()),
        signer.environment(),
        folder);
  }

  /** Files that are named alone would become parts of the take; what conditions it goes into it. */
  private String ingredient(Path file, Path folder, String name)
      throws SigningException, IOException, InterruptedException {
    Path target = folder.resolve(name);
    ToolRun.of(
        List.of(program.toString(), file.toString(), "--ingredient", "--output", target.toString()),
        Map.of(),
        folder);
    Path report = target.resolve("ingredient.json");
    JsonObject ingredient = parsed(Files.readString(report, StandardCharsets.UTF_8));
    ingredient.addProperty("title", String.valueOf(file.getFileName()));
    ingredient.addProperty("relationship", CredentialManifest.RELATIONSHIP);
    Files.writeString(report, ingredient.toString(), StandardCharsets.UTF_8);
    return report.toString();
  }

  @Override
  public JsonObject read(Path file, Path folder)
      throws SigningException, IOException, InterruptedException {
    return parsed(ToolRun.of(List.of(program.toString(), file.toString()), Map.of(), folder));
  }

  private JsonObject parsed(String text) throws SigningException {
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new SigningException(name() + " answered something that is no JSON.");
    }
  }
}
