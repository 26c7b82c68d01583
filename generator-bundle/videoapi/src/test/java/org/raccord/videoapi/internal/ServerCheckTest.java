package org.raccord.videoapi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.generator.Checkable;
import org.raccord.generator.Checkable.Finding;
import org.raccord.generator.Outbound;
import org.raccord.outbound.DestinationRule;
import org.raccord.outbound.HttpOutbound;
import org.raccord.outbound.KeySource;
import org.raccord.videoapi.server.Scene;
import org.raccord.videoapi.server.ScriptedServer;

/** A check asks the server and orders nothing. */
class ServerCheckTest {

  @TempDir Path folder;
  private ScriptedServer server;

  @BeforeEach
  void start() throws java.io.IOException {
    server = ScriptedServer.start(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<Finding> check(String... settings) throws Exception {
    Checkable generator = (Checkable) new Fills(server, folder).generator(settings);
    HttpOutbound outbound =
        new HttpOutbound(
            DestinationRule.THIS_MACHINE,
            KeySource.NONE,
            Optional.empty(),
            ProxySelector.getDefault());
    List<Finding> findings =
        generator.check(
            new Checkable.CheckCall() {
              @Override
              public void checkpoint() {}

              @Override
              public Outbound outbound() {
                return outbound;
              }

              @Override
              public Path workspace() {
                return folder;
              }
            });
    assertEquals(0, server.orders());
    return findings;
  }

  private static Finding of(List<Finding> findings, String subject) {
    return findings.stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  @Test
  void aServerInOrderPasses() throws Exception {
    List<Finding> findings = check();
    assertTrue(findings.stream().allMatch(Finding::passes), findings.toString());
    assertTrue(of(findings, "model").message().contains("film-model-1"), findings.toString());
    assertTrue(of(findings, "profile").message().contains("first frame only"));
  }

  @Test
  void aServerOfOneModelIsRead() throws Exception {
    assertTrue(of(check("profile", "sglang"), "model").message().contains("film-model-1"));
    server.plays(Scene.OLDER_MODELS);
    Finding older = of(check("profile", "sglang"), "model");
    assertTrue(older.passes() && older.message().contains("film-model-1"), older.message());
  }

  @Test
  void aModelThatIsNotThereIsNamed() throws Exception {
    Finding model = of(check("model", "sora"), "model");
    assertFalse(model.passes());
    assertTrue(model.message().contains("and not sora"), model.message());
  }

  @Test
  void aWrongKeyIsNamed() throws Exception {
    server.wants("right");
    Finding key = of(check(), "key");
    assertFalse(key.passes());
    assertTrue(key.message().contains("setting \"key\""), key.message());
  }

  @Test
  void aWebPageIsNoServer() throws Exception {
    server.plays(Scene.PAGE_INSTEAD_OF_JSON);
    Finding found = of(check(), "server");
    assertFalse(found.passes());
    assertTrue(found.message().contains("web page"), found.message());
  }

  @Test
  void nothingAtTheAddressIsNamed() throws Exception {
    server.close();
    Finding found = of(check(), "server");
    assertFalse(found.passes());
    assertTrue(found.message().contains("Nothing listens at"), found.message());
  }
}
