package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.core.FillWatcher;
import org.raccord.generator.Progress;

class SlotProgressTest {

  @Test
  void aPreviewIsToldOnceWithItsPlaceAndCountsForNoProgress() {
    List<FillWatcher.Event> heard = new ArrayList<>();
    SlotProgress progress = new SlotProgress("V1-2", 1, 7, heard::add, () -> 0);
    Path picture = Path.of("jobs", "j1", "workspace", "preview.jpg");
    progress.accept(new Progress.Preview(picture));
    progress.accept(new Progress.Preview(picture));
    progress.accept(new Progress.Fraction("made", 1));
    assertEquals(2, heard.size(), heard.toString());
    String note = ((FillWatcher.Event.Note) heard.get(0)).message();
    assertTrue(note.contains("V1-2") && note.contains(picture.toString()), note);
    assertEquals(1, ((FillWatcher.Event.Working) heard.get(1)).fraction());
  }
}
