package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillWatcher;
import org.raccord.core.SignOrder;
import org.raccord.core.Signed;
import org.raccord.core.WorkException;
import org.raccord.core.internal.credentials.SigningException;
import org.raccord.core.internal.credentials.SigningTools;
import org.raccord.media.MediaProbe;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Take;
import org.raccord.model.time.Rate;

/**
 * Signed copies of takes. {@code c2patool} is played by a script that keeps to its documented
 * command line; the npm package is the real one, where {@code RACCORD_C2PA_NODE} says where it
 * lies.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class TakesAreSignedTest {

  /** Copies the file with a few bytes behind it, and says of the copy what the real one prints. */
  private static final String STAND_IN =
      """
      #!/bin/sh
      echo "$*" >> "$(dirname "$0")/calls"
      case "$*" in
        *--ingredient*) mkdir -p "$4"; echo '{"format":"video/quicktime","instance_id":"i"}' > "$4/ingredient.json" ;;
        *--manifest*)
          cp "$3" "$(dirname "$0")/manifest"
          [ -n "$C2PA_PRIVATE_KEY" ] && [ -n "$C2PA_SIGN_CERT" ] || exit 9
          cp "$1" "$5"; printf '\\000\\000\\000\\010free' >> "$5" ;;
        *) cat "$(dirname "$0")/report" ;;
      esac
      """;

  private static final String REPORT =
      """
      {"active_manifest": "m", "validation_state": "Valid",
       "validation_status": [{"code": "CODE"}],
       "manifests": {"m": {
         "ingredients": [{"title": "a.mov"}, {"title": "b.mov"}],
         "signature_info": {"common_name": "Editor"},
         "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [
           {"action": "c2pa.created", "digitalSourceType": "TYPE"}]}}]}}}
      """;

  @TempDir Path folder;
  private Bench bench;
  private Path bin;
  private Path key;
  private Take take;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
    bench.clip("a.mov", 40, 100);
    bench.clip("b.mov", 40, 300);
    bench.put("ramp", Generators.ramp());
    Cut cut = new Cut(Rate.FPS_25);
    Files.writeString(
        folder.resolve("cut.otio"),
        cut.video(cut.clip("a.mov", 0, 20, 40), cut.gap(6), cut.clip("b.mov", 0, 20, 40)).text());
    try (Edit edit = bench.change(folder.resolve("cut.otio"))) {
      take =
          edit.fill(
                  new FillOrder(
                      new FillOrder.Selection.Named(List.of("V1-2")),
                      1,
                      OptionalLong.of(7),
                      List.of(),
                      Optional.empty(),
                      OptionalLong.empty(),
                      Optional.empty(),
                      FillOrder.HandleUse.AUTO,
                      FillOrder.Refill.ADD_TAKES,
                      Optional.empty()),
                  FillWatcher.NONE)
              .slots()
              .get(0)
              .takes()
              .get(0);
    }
    bin = Files.createDirectories(folder.resolve("bin"));
    key = copy("editor.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Path copy(String name) throws IOException {
    try (var in = TakesAreSignedTest.class.getResourceAsStream("/credentials/" + name)) {
      Path file = folder.resolve(name);
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    }
  }

  private void standIn(String code) throws IOException {
    Path tool = Files.writeString(bin.resolve("c2patool"), STAND_IN);
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(
        bin.resolve("report"),
        REPORT.replace("CODE", code).replace("TYPE", DigitalSourceType.ALGORITHMIC_MEDIA.uri()));
    environment.put("PATH", bin.toString());
  }

  private List<Signed> sign() throws Exception {
    SignOrder order =
        new SignOrder(
            folder.resolve("signed"), copy("editor.pem"), "file:" + key, Edit.TakeScope.IN_USE);
    try (Edit edit = bench.look(folder.resolve("cut.raccord.otio"))) {
      return new TakeSigning(
              edit.timeline(),
              new org.raccord.core.internal.bay.MediaBay(folder),
              folder,
              order,
              name -> environment.getOrDefault(name, ""))
          .sign(order);
    }
  }

  private Path original() {
    return folder.resolve(take.picture().path());
  }

  private List<String> names(String in) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(in))) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Test
  void aCopyIsSignedWithTheClipsBesideAsWhatItWasMadeFrom() throws Exception {
    standIn("signingCredential.untrusted");
    byte[] before = Files.readAllBytes(original());
    List<Signed> signed = sign();
    assertEquals(1, signed.size());
    assertEquals(Signed.State.VALID, signed.get(0).state(), signed.get(0).words());
    assertTrue(signed.get(0).words().contains("a.mov and b.mov"), signed.get(0).words());
    assertEquals(List.of(String.valueOf(original().getFileName())), names("signed"));
    assertArrayEquals(before, Files.readAllBytes(original()), "the take itself");

    String calls = Files.readString(bin.resolve("calls"));
    assertEquals(4, calls.lines().count(), calls);
    String manifest = Files.readString(bin.resolve("manifest"));
    assertTrue(manifest.contains("\"c2pa.created\""), manifest);
    assertTrue(manifest.contains(DigitalSourceType.ALGORITHMIC_MEDIA.uri()), manifest);
    assertTrue(manifest.contains("\"alg\":\"es256\""), manifest);
    String secret = Files.readString(key).lines().skip(1).findFirst().orElseThrow();
    assertFalse(manifest.contains(secret) || calls.contains(secret), "the key");
  }

  @Test
  void whatDoesNotVerifyGetsNoName() throws Exception {
    standIn("assertion.dataHash.mismatch");
    List<Signed> signed = sign();
    assertEquals(Signed.State.NOT_SIGNED, signed.get(0).state());
    assertTrue(signed.get(0).words().contains("assertion.dataHash.mismatch"));
    assertEquals(List.of(), names("signed"));
  }

  @Test
  void aTakeThatIsNotWhatWasMadeIsNotSigned() throws Exception {
    standIn("signingCredential.untrusted");
    Files.write(original(), new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
    List<Signed> signed = sign();
    assertEquals(Signed.State.NOT_SIGNED, signed.get(0).state());
    assertTrue(signed.get(0).words().contains("changed since"), signed.get(0).words());
  }

  @Test
  void withoutAToolAKeyOrItsSecrecyTheReasonIsTold() throws Exception {
    environment.put("PATH", bin.toString());
    assertTrue(refusal().contains("cargo install c2patool"));
    standIn("signingCredential.untrusted");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(refusal().contains("chmod 600"));
    Files.delete(key);
    assertTrue(refusal().contains("cannot be read"));
  }

  private String refusal() {
    return String.valueOf(assertThrows(WorkException.class, this::sign).getMessage());
  }

  @Test
  void aRealToolSigns() throws Exception {
    environment.putAll(System.getenv());
    try {
      SigningTools.find(name -> environment.getOrDefault(name, ""));
    } catch (SigningException e) {
      assumeTrue(false, String.valueOf(e.getMessage()));
    }
    List<Signed> signed = sign();
    assertEquals(Signed.State.VALID, signed.get(0).state(), signed.get(0).words());
    assertTrue(signed.get(0).words().contains("signed by Editor"), signed.get(0).words());
    assertTrue(signed.get(0).words().contains("a.mov and b.mov"), signed.get(0).words());
    assertEquals(
        MediaProbe.probe(original()).mark(), MediaProbe.probe(signed.get(0).file()).mark());
  }
}
