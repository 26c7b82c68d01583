package org.raccord.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Brief.SpotEffect.Room;
import org.raccord.model.fill.Intent;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** What a journal remembers of a brief. */
class JournalBriefTest {

  private static final FrameTime AT = FrameTime.of(5, Rate.FPS_24);

  @Test
  void allOfABriefComesBack() {
    Brief brief =
        new Brief(
            Intent.BRIDGE,
            Optional.of("rain on a window"),
            Optional.of("people"),
            Optional.of("slow pan"),
            Optional.of("dusk"),
            Optional.of("quiet"),
            List.of(
                new Brief.DialogueLine("We left.", Optional.of(AT), Optional.of("hum")),
                new Brief.DialogueLine(
                    "Wann?",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("de"),
                    Optional.of(AT)),
                new Brief.DialogueLine("When?", Optional.empty(), Optional.empty())),
            List.of(
                new Brief.SpotEffect("door.wav", AT, Room.NEIGHBOURS),
                new Brief.SpotEffect("bell.wav", AT)),
            List.of(
                new Brief.Reference("face.png", Optional.of("face"), Optional.of("signed 3 May"))),
            100,
            60);
    Gson gson = new Gson();
    String written = gson.toJson(JournalBrief.of(brief));
    assertEquals(brief, gson.fromJson(written, JournalBrief.class).brief());
  }
}
