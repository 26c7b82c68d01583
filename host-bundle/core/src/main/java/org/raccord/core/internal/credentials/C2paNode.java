package org.raccord.core.internal.credentials;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The npm package {@code @contentauth/c2pa-node}, run by Node.js with a short script of ours. */
final class C2paNode implements SigningTool {

  private static final String SCRIPT = "credentials.mjs";

  private final Path node;
  private final Path library;

  /**
   * @param library folder of the package
   */
  C2paNode(Path node, Path library) {
    this.node = node;
    this.library = library;
  }

  @Override
  public String name() {
    return "@contentauth/c2pa-node (" + library + ")";
  }

  @Override
  public void sign(Job job, Signer signer, Path folder)
      throws SigningException, IOException, InterruptedException {
    JsonObject order = new JsonObject();
    order.addProperty("input", job.input().toString());
    order.addProperty("output", job.output().toString());
    order.addProperty("algorithm", signer.algorithm());
    order.add("manifest", job.manifest());
    JsonArray ingredients = new JsonArray();
    for (Path file : job.ingredients()) {
      JsonObject ingredient = new JsonObject();
      ingredient.addProperty("file", file.toString());
      JsonObject about = new JsonObject();
      about.addProperty("title", String.valueOf(file.getFileName()));
      about.addProperty("format", CredentialManifest.format(file).orElse(""));
      about.addProperty("relationship", CredentialManifest.RELATIONSHIP);
      ingredient.add("about", about);
      ingredients.add(ingredient);
    }
    order.add("ingredients", ingredients);
    run(order, signer.environment(), folder);
  }

  @Override
  public JsonObject read(Path file, Path folder)
      throws SigningException, IOException, InterruptedException {
    JsonObject order = new JsonObject();
    order.addProperty("read", file.toString());
    String answer = run(order, Map.of(), folder);
    try {
      return JsonParser.parseString(answer).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new SigningException(name() + " answered something that is no JSON.");
    }
  }

  private String run(JsonObject order, Map<String, String> environment, Path folder)
      throws SigningException, IOException, InterruptedException {
    order.addProperty("library", library.resolve("dist/index.js").toUri().toString());
    Path script = folder.resolve(SCRIPT);
    try (InputStream ours = C2paNode.class.getResourceAsStream(SCRIPT)) {
      if (ours == null) {
        throw new IllegalStateException(SCRIPT + " is missing from the bundle");
      }
      Files.copy(ours, script, StandardCopyOption.REPLACE_EXISTING);
    }
    Path written = folder.resolve("order.json");
    Files.writeString(written, order.toString(), StandardCharsets.UTF_8);
    return ToolRun.of(
        List.of(node.toString(), script.toString(), written.toString()), environment, folder);
  }
}
