package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.Brief.Reference;

class ReferenceTextTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    List<Reference> references =
        List.of(
            new Reference("my face.png", Optional.of("face"), Optional.of("Anna, by mail")),
            new Reference("look.mov", Optional.of("style")),
            new Reference("plain.png", Optional.empty()),
            new Reference("b.png", Optional.empty(), Optional.of("role=none was asked")));

    assertEquals(references, ReferenceText.read(ReferenceText.of(references)));
  }

  @Test
  void emptyRowsAreNone() {
    assertEquals(
        List.of(new Reference("a.png", Optional.empty())), ReferenceText.read("\n  a.png  \n\n"));
    assertEquals(List.of(), ReferenceText.read(""));
  }
}
