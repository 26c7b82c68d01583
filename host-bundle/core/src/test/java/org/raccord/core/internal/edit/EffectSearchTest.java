package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.FoundEffect;
import org.raccord.core.WorkException;
import org.raccord.media.SoundWriter;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Sounds found by words. */
class EffectSearchTest {

  private static final SoundFormat MONO = new SoundFormat(48_000, 1);

  @TempDir Path folder;

  private Path sound(String name, String description) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (SoundWriter out = SoundWriter.create(file, MONO, 0, description)) {
      out.push(SoundBlock.silence(MONO, 24_000));
      out.finish();
    }
    return file;
  }

  /** Adds a chunk at the end of a wave file. */
  private static void chunk(Path file, String name, String text) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    int padded = content.length + (content.length & 1);
    ByteBuffer all = ByteBuffer.allocate(bytes.length + 8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    all.put(bytes).put(name.getBytes(StandardCharsets.US_ASCII)).putInt(content.length);
    all.put(content);
    all.putInt(4, bytes.length + padded);
    Files.write(file, all.array());
  }

  private List<String> names(String... words) throws Exception {
    return EffectSearch.find(folder, List.of(words)).stream()
        .map(hit -> folder.relativize(hit.file()).toString().replace('\\', '/'))
        .toList();
  }

  @Test
  void namesFoldersAndTagsAreLookedThrough() throws Exception {
    sound("Door_Slam 01.wav", "x");
    sound("doors/creak.wav", "x");
    sound("a17.wav", "heavy door SLAM in a hall");
    Path noted = sound("b3.wav", "x");
    chunk(noted, "iXML", "<BWFXML><NOTE>slam of a wooden door</NOTE></BWFXML>");
    Files.writeString(folder.resolve("door slam.wav"), "no sound at all");
    Files.writeString(folder.resolve("door slam.txt"), "a list");
    assertEquals(List.of("Door_Slam 01.wav", "a17.wav", "b3.wav"), names("door", "slam"));
    assertEquals(List.of("doors/creak.wav"), names("DOOR", "creak"));
    assertEquals(List.of(), names("door", "bell"));
    FoundEffect hit = EffectSearch.find(folder, List.of("wooden")).get(0);
    assertEquals(0.5, hit.seconds(), 1e-6);
    assertTrue(hit.found().get(0).contains("slam of a wooden door"), hit.found().toString());
  }

  @Test
  void whatIsNoFolderIsSaidSo() {
    WorkException refused =
        assertThrows(
            WorkException.class,
            () -> EffectSearch.find(folder.resolve("nowhere"), List.of("door")));
    assertEquals(WorkException.Kind.INPUT, refused.kind());
  }
}
