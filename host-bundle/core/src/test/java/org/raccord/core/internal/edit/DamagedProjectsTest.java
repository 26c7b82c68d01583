package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;

/** What stands beside a timeline of ours is damaged: that is said in words, and costs no more. */
@Timeout(120)
class DamagedProjectsTest {

  private static final int MUTANTS = 40;

  @TempDir Path folder;

  @Test
  void aDamagedHistoryOrCardIsRefusedInWordsOrDoneWithout() throws Exception {
    try (Bench bench = new Bench(folder)) {
      bench.put("ramp", Generators.ramp());
      Path cut = bench.cut();
      Path ours;
      try (Edit edit = bench.change(cut)) {
        edit.fill(FillOrder.of(new FillOrder.Selection.All()), FillWatcher.NONE);
        edit.undo();
        ours = edit.file();
      }
      byte[] timeline = Files.readAllBytes(ours);
      int refused = 0;
      for (String name : List.of("history/index.json", "project.json")) {
        Path file = folder.resolve("cut.raccord").resolve(name);
        String text = Files.readString(file);
        TimelineMutator.Kind[] kinds = TimelineMutator.Kind.values();
        for (int i = 0; i < MUTANTS; i++) {
          Files.write(file, new TimelineMutator(i).mutate(text, kinds[i % kinds.length]));
          try (Edit edit = bench.look(cut)) {
            edit.takes(Optional.empty());
            edit.history();
            edit.leftovers();
          } catch (WorkException e) {
            refused++;
            assertTrue(e.kind() != WorkException.Kind.DEFECT, e.getMessage());
          }
          assertArrayEquals(timeline, Files.readAllBytes(ours), "the timeline is as it was");
        }
        Files.writeString(file, text);
      }
      assertTrue(refused > 5, "a broken history is said to be broken: " + refused);
    }
  }
}
