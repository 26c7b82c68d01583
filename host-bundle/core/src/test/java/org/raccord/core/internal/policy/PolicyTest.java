package org.raccord.core.internal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.WorkException;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelinePolicy;
import org.raccord.outbound.Destination;

final class PolicyTest {

  private static final String BOX = "http://box:30000";

  @TempDir private Path folder;
  private UserSettings settings;
  private PolicyComponent user;

  @BeforeEach
  void set() {
    settings = new UserSettings(Optional.of(folder));
    user = new PolicyComponent(settings);
  }

  private Optional<String> refusal(String to) {
    return Policy.ofUser(settings).refusal(to);
  }

  @Test
  void nothingIsAllowedUntilSomebodyDoesAndTheRemedyIsSaid() throws WorkException {
    assertTrue(refusal(BOX).orElseThrow().contains("raccord policy allow " + BOX));
    user.allow(BOX + "/v1/videos?x=1");
    assertEquals(Optional.empty(), refusal(BOX));
    assertTrue(refusal("http://box:30001").isPresent(), "another port is another server");
    assertTrue(refusal("https://box:30000").isPresent(), "another scheme is another server");
    assertTrue(refusal("http://box.evil.example:30000").isPresent());
    assertTrue(user.forbid(BOX));
    assertTrue(refusal(BOX).isPresent());
  }

  @Test
  void nothingLeavesIsStrongerThanWhatWasAllowedAndForgetsNothing() throws WorkException {
    user.allow(BOX);
    user.nothingLeaves();
    assertTrue(refusal(BOX).orElseThrow().contains("raccord policy ask"));
    user.ask();
    assertEquals(Optional.empty(), refusal(BOX));
  }

  @Test
  void noSettingLoosensWhatATimelineForbids() throws WorkException {
    user.allow(BOX);
    Timeline timeline =
        new Timeline(
                "cut",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Origin.NONE)
            .withPolicy(new TimelinePolicy(true));
    Policy policy = new Policy(settings, () -> Optional.of(timeline));
    assertTrue(policy.refusal(BOX).orElseThrow().contains("timeline"));
    assertEquals(Optional.empty(), policy.refusal("http://127.0.0.1:8188"));
  }

  @Test
  void thisMachineIsNoDestination() {
    for (String here :
        List.of("http://localhost:1", "http://127.0.0.1", "ws://127.9.9.9:2", "http://[::1]:3")) {
      assertEquals(Optional.empty(), refusal(here), here);
    }
    for (String elsewhere :
        List.of("http://localhost.example", "http://127.0.0.1.example", "http://10.0.0.1")) {
      assertTrue(refusal(elsewhere).isPresent(), elsewhere);
    }
  }

  @Test
  void aPolicyThatCannotBeReadAllowsNothing() throws IOException, WorkException {
    user.allow(BOX);
    Files.writeString(folder.resolve("policy.json"), "{\"allowed\": [");
    assertTrue(refusal(BOX).orElseThrow().contains("cannot be read"));
    assertThrows(WorkException.class, () -> user.allow("http://other"));
  }

  @Test
  void whatIsNoAddressIsNoDestination() {
    for (String text : List.of("box", "ftp://box", "http://", "not a url at all", "file:///x")) {
      assertThrows(WorkException.class, () -> user.allow(text), text);
    }
    IllegalArgumentException secret =
        assertThrows(
            IllegalArgumentException.class, () -> Destination.of(URI.create("ftp://me:pass@box")));
    assertTrue(!secret.getMessage().contains("pass"), secret.getMessage());
  }
}
