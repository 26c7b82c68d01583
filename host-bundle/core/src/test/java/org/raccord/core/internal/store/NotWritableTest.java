package org.raccord.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NotWritableTest {

  private static final Path TARGET = Path.of("cut.raccord");

  @Test
  void aCancelIsCalledOneAndNotTheNameOfAnException() {
    String told = NotWritable.message(TARGET, new ClosedByInterruptException());
    assertTrue(told.startsWith("Cancelled") && told.contains("cut.raccord"), told);
    assertFalse(told.contains("Exception"), told);
  }

  @Test
  void aFullDiskIsToldWithWhatToDo() {
    String told = NotWritable.message(TARGET, new IOException("No space left on device"));
    assertTrue(told.contains("full") && told.contains("raccord clean"), told);
  }
}
