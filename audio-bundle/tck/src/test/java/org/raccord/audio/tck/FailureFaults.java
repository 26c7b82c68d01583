package org.raccord.audio.tck;

import java.io.IOException;
import java.util.List;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundMaker;
import org.raccord.audio.SoundRequest;

/** Makers that fail in the wrong way. */
final class FailureFaults {

  private FailureFaults() {}

  /** Has the editor report a defect where a drive is missing. */
  static final class BlamesItself extends HonestMaker {
    @Override
    Kind unreadable() {
      return Kind.FAILED;
    }
  }

  /** Does not say that a side was left out. */
  static final class KeepsQuiet extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) {
      return new SoundMade(made.sound(), made.method(), List.of());
    }

    @Override
    void remark(List<String> remarks, IOException failure) {
      remarks.add("for the next read");
    }
  }

  static final class GivesUpWithoutNeighbours extends HonestMaker {
    @Override
    SoundMade withoutNeighbours(SoundRequest request) {
      throw new IllegalStateException("no neighbours");
    }
  }

  /** Has troubles of its own, and names them rightly or not. */
  static final class Troubled extends HonestMaker {
    private final Kind kind;

    Troubled(Kind kind) {
      this.kind = kind;
    }

    /** The same maker with its server busy. */
    SoundMaker withBusyServer() {
      return (request, call) -> {
        throw new SoundException(kind, "The voice server is busy. Try again later.");
      };
    }
  }
}
