package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.media.MediaException;
import org.raccord.model.fill.Brief.SpotEffect;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

class EffectFileTest {

  @Test
  void ofAFileThatIsNotThereItIsSaidWhereFromItsPathIsWritten(@TempDir Path timelines) {
    SpotEffect effect = new SpotEffect("sounds/door.wav", FrameTime.of(1, Rate.FPS_25));
    MediaException e = assertThrows(MediaException.class, () -> EffectFile.of(effect, timelines));
    assertEquals(MediaException.Kind.MISSING, e.kind());
    String said = String.valueOf(e.getMessage());
    assertTrue(said.contains("door.wav"), said);
    assertTrue(said.contains("from the timeline's folder"), said);
  }
}
