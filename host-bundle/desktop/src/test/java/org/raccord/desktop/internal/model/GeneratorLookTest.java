package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.raccord.core.Workbench.GeneratorCard;

class GeneratorLookTest {

  private final List<GeneratorCard> there = new ArrayList<>();
  private final AtomicInteger told = new AtomicInteger();
  private String defect = "";

  private final GeneratorLook look =
      new GeneratorLook(
          () -> {
            if (!defect.isEmpty()) {
              throw new IllegalStateException(defect);
            }
            return there;
          },
          now -> told.incrementAndGet());

  @Test
  void onlyAChangeIsTold() {
    look.run();
    assertEquals(0, told.get());
    there.add(new GeneratorCard("continuity:default", "", "raccord 1", 1));
    look.run();
    look.run();
    assertEquals(1, told.get());
    there.clear();
    look.run();
    assertEquals(2, told.get());
  }

  @Test
  void aLookThatFailsIsNotTheLastOne() {
    defect = "a bundle is going";
    look.run();
    look.run();
    defect = "";
    there.add(new GeneratorCard("continuity:default", "", "raccord 1", 1));
    look.run();
    assertEquals(1, told.get());
  }
}
