package org.raccord.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.footage.Footage;

/** A plugin can end the program; what was there is whole when it starts again. */
class PluginsThatEndTheProgramIT {

  private static final Pattern FILE =
      Pattern.compile("\"path\": \"([^\"]+)\",\\s*\"sha256\": \"([0-9a-f]+)\"");

  @TempDir Path user;

  @Test
  void theNextStartFindsEveryTimelineTakeAndJobWhole()
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    Installation raccord = new Installation(user);
    Path footage = Installation.SHARED.resolve("footage");
    Footage.render(footage);
    Bundles.drop(Bundles.ill(user, "1.0.0"), raccord.plugins());
    String cut = user.resolve("cut.otio").toString();
    String a = footage.resolve("A.mov").toString();
    String b = footage.resolve("B.mov").toString();
    assertEquals(0, raccord.run("", "new", cut, a, b, a, "--gap", "6").exit());
    String[] slot = {"fill", cut, "--slot", "V1-2", "--generator", "ill"};
    assertEquals(0, raccord.run("", slot).exit());
    Path ours = user.resolve("cut.raccord.otio");
    byte[] before = Files.readAllBytes(ours);

    // An end in the middle of a fill is told, is no success, and leaves nothing half done.
    Installation.Answer exited = ill(raccord, cut, "exit");
    assertEquals(1, exited.exit(), exited.err());
    assertTrue(exited.err().contains("fill-ill:default"), exited.err());
    assertTrue(exited.err().contains("System.exit"), exited.err());
    assertEquals(text(before), text(Files.readAllBytes(ours)));

    // One without a word, when something had been ordered: the job is found, and gone on with.
    ill(raccord, cut, "halt");
    assertEquals(text(before), text(Files.readAllBytes(ours)));
    String jobs = raccord.run("", "jobs", ours.toString()).out();
    assertTrue(jobs.contains("ill:default"), jobs);
    Installation.Answer resumed = ill(raccord, cut, "halt");
    assertEquals(0, resumed.exit(), resumed.err());

    String takes = raccord.run("", "takes", ours.toString(), "--json").out();
    Matcher file = FILE.matcher(takes);
    int files = 0;
    while (file.find()) {
      byte[] bytes = Files.readAllBytes(user.resolve(file.group(1)));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertEquals(file.group(2), HexFormat.of().formatHex(hash), file.group(1));
      files++;
    }
    assertTrue(files >= 2, takes);
    String left = raccord.run("", "jobs", ours.toString()).out();
    assertFalse(left.contains("ill:default"), left);
  }

  private static Installation.Answer ill(Installation raccord, String cut, String of)
      throws IOException, InterruptedException {
    return raccord.run("", "fill", cut, "--slot", "V1-4", "--generator", "ill", "--prompt", of);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
