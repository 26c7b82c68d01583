package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code raccord jobs}, {@code job} and {@code provenance}. */
class JobsAndOriginsTest {

  @TempDir Path folder;

  @Test
  void jobs_are_told_with_their_age_and_what_to_do() {
    Typed typed = Typed.of("jobs", "cut.otio");
    String text = typed.out();
    assertEquals(0, typed.code);
    assertTrue(text.contains("j2k4x9"), text);
    assertTrue(text.contains("waits to be gone on with"), text);
    assertTrue(text.contains("Its slot is gone"), text);
    assertTrue(text.contains("Spent: 0.40 USD of a budget of 5.00 USD."), text);
  }

  @Test
  void ages_are_as_coarse_as_one_thinks_of_them() {
    Instant now = Instant.parse("2026-01-01T05:00:00Z");
    assertEquals("59 s", JobsCommand.age(now.minusSeconds(59), now));
    assertEquals("119 min", JobsCommand.age(now.minusSeconds(7199), now));
    assertEquals("47 h", JobsCommand.age(now.minusSeconds(47 * 3600), now));
    assertEquals("3 days", JobsCommand.age(now.minusSeconds(73 * 3600), now));
    assertEquals("0 s", JobsCommand.age(now.plusSeconds(9), now));
  }

  @Test
  void giving_up_tells_the_generator_unless_it_is_only_to_be_forgotten() {
    FakeWorkbench workbench = new FakeWorkbench();
    Typed.of(workbench, "job", "cancel", "j2k4x9", "cut.otio");
    Typed.of(workbench, "job", "cancel", "j2k4x9", "cut.otio", "--forget");
    Typed.of(workbench, "job", "resume", "j2k4x9", "cut.otio");
    assertTrue(
        workbench.asked.containsAll(
            List.of("cancel j2k4x9 TELL_GENERATOR", "cancel j2k4x9 ONLY_FORGET", "resume j2k4x9")),
        workbench.asked.toString());
  }

  @Test
  void a_budget_is_an_amount_of_a_currency() {
    FakeWorkbench workbench = new FakeWorkbench();
    assertEquals(2, Typed.of(workbench, "fill", "cut.otio", "--all", "--budget", "much").code);
    Typed.of(workbench, "fill", "cut.otio", "--all", "--budget", "5.00usd");
    Typed.of(workbench, "fill", "cut.otio", "--all", "--budget", "none");
    assertTrue(
        workbench.asked.containsAll(List.of("budget Optional[5.00 USD]", "budget Optional.empty")),
        workbench.asked.toString());
  }

  @Test
  void origins_go_into_a_table_and_a_page() throws IOException {
    Typed typed = new Typed(new FakeWorkbench(), folder, false, "");
    typed.run("provenance", "cut.otio", "--csv", "p.csv", "--html", "p.html");
    assertEquals(0, typed.code, typed.err());
    assertTrue(typed.out().contains("cut.raccord/takes/t.wav: CHANGED SINCE"), typed.out());
    List<String> rows = Files.readAllLines(folder.resolve("p.csv"));
    assertEquals(2, rows.size());
    assertTrue(
        rows.get(0).startsWith("take,slot,address,in use,record in,record out"), rows.get(0));
    assertTrue(rows.get(1).startsWith("s7k2q.2,s7k2q,V1-2,yes,"), rows.get(1));
    assertTrue(rows.get(1).endsWith("as made | changed since"), rows.get(1));
    assertEquals(
        rows.get(0).split(",", -1).length,
        rows.get(1).replaceAll("\"[^\"]*\"", "").split(",", -1).length);
    String page = Files.readString(folder.resolve("p.html"));
    assertTrue(page.contains("<h2>s7k2q.2</h2>") && page.contains("sha256 ab"), page);
    assertFalse(page.contains("http://") || page.contains("src="), "the page needs nothing else");
  }

  @Test
  void the_timeline_is_never_written_over() {
    Typed typed = Typed.of("provenance", "cut.otio", "--csv", "cut.otio");
    assertEquals(2, typed.code);
  }

  @Test
  void what_was_signed_is_listed_and_what_was_not_is_the_exit_code() {
    Typed without = Typed.of("provenance", "cut.otio", "--sign", "out");
    assertEquals(2, without.code);
    assertTrue(without.err().contains("--certificate"), without.err());
    FakeWorkbench workbench = new FakeWorkbench();
    Typed typed =
        Typed.of(
            workbench,
            "provenance",
            "cut.otio",
            "--sign",
            "out",
            "--certificate",
            "me.pem",
            "--key",
            "env:ME");
    assertEquals(3, typed.code);
    assertTrue(typed.out().contains("signed by Editor; made from A.mov and B.mov"), typed.out());
    assertTrue(typed.out().contains("Not signed: "), typed.out());
    assertTrue(workbench.asked.contains("sign IN_USE env:ME"), workbench.asked.toString());
  }
}
