package org.raccord.otio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.timeline.EditException;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;

class RealTimelinesTest {

  @Test
  void openAndSaveKeepsEveryToken() throws Exception {
    for (Path file : Cases.timelines()) {
      String text = Files.readString(file);
      Timeline timeline = OtioReader.read(text, file.getFileName().toString());
      assertEquals(Cases.tokens(text), Cases.tokens(OtioWriter.write(timeline)), file.toString());
    }
  }

  @Test
  void relinkChangesTheUrlsAndNoOtherToken() throws Exception {
    int relinked = 0;
    for (Path file : Cases.timelines()) {
      String text = Files.readString(file);
      Timeline timeline = OtioReader.read(text, file.getFileName().toString());
      Timeline moved;
      try {
        moved =
            TimelineEdits.relink(timeline, r -> Optional.of("elsewhere/" + relinkedName(r)))
                .timeline();
      } catch (EditException noFiles) {
        continue;
      }
      List<String> before = Cases.tokens(text);
      List<String> after = Cases.tokens(OtioWriter.write(moved));
      assertEquals(before.size(), after.size(), file.toString());
      for (int i = 0; i < before.size(); i++) {
        if (!before.get(i).equals(after.get(i))) {
          assertEquals("\"target_url\"", before.get(i - 2), file.toString());
          relinked++;
        }
      }
    }
    assertTrue(relinked > 10);
  }

  private static String relinkedName(MediaReference.External reference) {
    List<String> parts = new ArrayList<>(List.of(reference.url().split("/")));
    return parts.get(parts.size() - 1);
  }
}
