package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Setting generators up and saying what may leave, as an editor types it. */
final class SetupCommandsTest {

  @Test
  void the_list_says_what_is_ready_what_leaves_and_what_can_be_set_up() {
    Typed typed = Typed.of("generators");
    assertEquals(0, typed.code);
    assertTrue(typed.out().contains("nowhere"), typed.out());
    assertTrue(typed.out().contains("https://old.example"), typed.out());
    assertTrue(typed.out().matches("(?s).*continuity:default.* free\\n.*"), typed.out());
    assertTrue(typed.out().matches("(?s).*videoapi:old.* 0\\.25 EUR/s\\n.*"), typed.out());
    assertTrue(typed.out().contains("Not ready: No bundle makes it."), typed.out());
    assertTrue(typed.out().contains("videoapi: A server."), typed.out());
    assertTrue(typed.out().contains("! broken.json"), typed.out());
  }

  @Test
  void a_generator_is_set_up_and_the_next_step_is_said() {
    Typed typed =
        Typed.of(
            "generators",
            "add",
            "videoapi",
            "--name",
            "studio",
            "--url",
            "http://box:30000",
            "--profile",
            "sglang",
            "--key",
            "env:KEY",
            "--set",
            "size=1280x720");
    assertEquals(0, typed.code, typed.err());
    assertTrue(
        typed.out().contains("{key=env:KEY, profile=sglang, size=1280x720, url=http://box:30000}"),
        typed.out());
    assertTrue(typed.out().contains("raccord policy allow http://box:30000"), typed.out());
    assertTrue(typed.out().contains("raccord generators check studio"), typed.out());
  }

  @Test
  void a_server_of_this_machine_needs_no_allowance() {
    Typed typed =
        Typed.of("generators", "add", "videoapi", "--name", "me", "--url", "http://localhost:1");
    assertFalse(typed.out().contains("policy allow"), typed.out());
  }

  @Test
  void without_a_name_it_says_what_can_be_set() {
    Typed typed = Typed.of("generators", "add", "videoapi");
    assertEquals(2, typed.code);
    assertTrue(typed.err().contains("url (required): Its address."), typed.err());
    assertTrue(typed.err().contains("Default: openai."), typed.err());
  }

  @Test
  void a_check_that_fails_is_told_to_the_shell() {
    assertEquals(0, Typed.of("generators", "check", "studio").code);
    Typed failed = Typed.of("generators", "check", "old");
    assertEquals(1, failed.code);
    assertTrue(failed.out().contains("!!  key"), failed.out());
  }

  @Test
  void an_allowance_is_given_shown_and_taken_back() {
    assertTrue(Typed.of("policy", "allow", "https://box").out().contains("may go to https://box"));
    assertTrue(Typed.of("policy", "show").out().contains("  https://first.example"));
    assertTrue(
        Typed.of("policy", "forbid", "https://first.example").out().contains("Nothing goes"));
    assertTrue(Typed.of("policy", "forbid", "https://other").out().contains("had not been"));
  }

  @Test
  void a_timeline_forbids_for_itself() {
    Typed typed = Typed.of("policy", "nothing-leaves", "cut.otio");
    assertEquals(0, typed.code, typed.err());
    assertTrue(typed.out().contains("keep HERE"), typed.out());
    Typed back = Typed.of("policy", "ask", "cut.otio");
    assertTrue(back.out().contains("keep AS_USER_ALLOWS"), back.out());
  }

  @Test
  void a_dry_run_says_what_would_leave_and_how_each_word_is_used() {
    FakeWorkbench workbench = new FakeWorkbench();
    Typed typed =
        Typed.of(
            workbench,
            "fill",
            "cut.otio",
            "--slot",
            "V1-2",
            "--generator",
            "studio,mine",
            "--takes",
            "2",
            "--prompt",
            "a dog",
            "--camera",
            "pan",
            "--mood",
            "calm",
            "--dry-run");
    assertEquals(0, typed.code, typed.err());
    for (String line :
        new String[] {
          "videoapi:studio: makes a shot, about 3 min a take (3 min to 4 min, by the last 3 fills on"
              + " this machine), costs 0.40 USD",
          "conditioned by first and last frame",
          "sends to https://api.example.com:",
          "first frame, PNG, 1280x720",
          "prompt: a parameter of its own",
          "camera: written into the prompt",
          "mood: ignored",
          "not in the brief: negative, lighting, references",
          "not in the brief: lines, effects (ignored; Raccord itself puts it into the sound)",
          "would not be asked: It has not been allowed.",
          "words:mine cannot: It needs words.",
          "Nothing was sent and nothing was changed."
        }) {
      assertTrue(typed.out().contains(line), line + " is not in " + typed.out());
    }
    assertEquals(java.util.List.of("studio", "mine"), workbench.ordered.orElseThrow().generators());
    assertEquals(
        org.raccord.core.FillOrder.Sharing.EACH, workbench.ordered.orElseThrow().sharing());
  }
}
