package org.raccord.core.internal.credentials;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program on this machine that writes and reads content credentials. */
public interface SigningTool {

  /** Its name and where it stands, for the editor. */
  String name();

  /**
   * Writes a signed copy.
   *
   * @param job what is signed
   * @param signer by whom
   * @param folder an empty folder for what is needed on the way
   */
  void sign(Job job, Signer signer, Path folder)
      throws SigningException, IOException, InterruptedException;

  /** What a file's credentials say, as the tool reads them: a manifest store as JSON. */
  JsonObject read(Path file, Path folder)
      throws SigningException, IOException, InterruptedException;

  /**
   * What is signed.
   *
   * @param input the file
   * @param output the signed copy, which does not exist yet
   * @param manifest its definition, without ingredients
   * @param ingredients what it was made of
   */
  record Job(Path input, Path output, JsonObject manifest, List<Path> ingredients) {
    public Job {
      ingredients = List.copyOf(ingredients);
    }
  }
}
