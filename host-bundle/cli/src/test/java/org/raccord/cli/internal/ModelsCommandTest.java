package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelsCommandTest {

  @Test
  void adding_shows_the_licence_before_anything_else() {
    Typed typed = Typed.of("models", "add", "rife");
    assertEquals(0, typed.code, typed.err());
    assertTrue(typed.out().indexOf("MIT") < typed.out().indexOf("Added"), typed.out());
    assertTrue(typed.out().contains("Do what you like."), typed.out());
  }

  @Test
  void a_package_that_cannot_be_used_ends_with_3() {
    Typed typed = Typed.of("models", "add", "broken");
    assertEquals(3, typed.code);
    assertFalse(typed.out().contains("Added"), typed.out());
    assertTrue(typed.err().contains("no model.json"), typed.err());
  }

  @Test
  void a_check_that_fails_ends_with_1() {
    assertEquals(0, Typed.of("models", "check", "rife").code);
    Typed typed =
        new Typed(new FakeWorkbench(), java.nio.file.Path.of("").toAbsolutePath(), false, "");
    typed.models.passes = false;
    typed.run("models", "check", "rife");
    assertEquals(1, typed.code);
    assertTrue(typed.out().contains("!!"), typed.out());
  }

  @Test
  void removing_says_what_stays() {
    Typed typed = Typed.of("models", "remove", "rife");
    assertEquals(Optional.of("rife"), typed.models.removed);
    assertTrue(typed.out().contains("stay"), typed.out());
  }

  @Test
  void the_list_names_licence_and_size() {
    String out = Typed.of("models", "list").out();
    assertTrue(out.contains("9.1 MB") && out.contains("MIT") && out.contains("RIFE 4.7"), out);
  }
}
