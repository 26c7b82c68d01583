package org.raccord.media.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.media.StartTimecode;
import org.raccord.media.TimecodeJump;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.time.TimecodeException;

/** Timecode as pictures of a file carry it, and where it does not count on. */
final class TimecodeMarks {

  /** More are damage, and nobody reads as many. */
  private static final int MOST = 10_000;

  private final Rate pictures;
  private final List<TimecodeJump> jumps = new ArrayList<>();
  private long steps;
  private long before;
  private Optional<StartTimecode> last = Optional.empty();

  /**
   * @param pictures rate of the file's pictures
   */
  TimecodeMarks(Rate pictures) {
    this.pictures = pictures;
  }

  /**
   * A picture's label, in the order of pictures.
   *
   * @param frame number of the picture
   * @param label at the rate at which it counts, which is not that of the pictures where film is
   *     shown as television
   */
  void add(long frame, StartTimecode label) {
    if (last.isPresent()) {
      steps++;
      Rate counted = label.time().rate();
      double times = counted.toDouble() / pictures.toDouble();
      long day = day(label);
      long expected = (last.get().time().frame() + Math.round((frame - before) * times)) % day;
      long off = Math.floorMod(label.time().frame() - expected, day);
      // Five fields of film are shown in two turns: a group of pictures may end between them.
      long slack = counted.equals(pictures) ? 0 : 1;
      if (Math.min(off, day - off) > slack && jumps.size() < MOST) {
        jumps.add(
            new TimecodeJump(
                frame, shown(FrameTime.of(expected, counted), label), shown(label.time(), label)));
      }
    }
    before = frame;
    last = Optional.of(label);
  }

  /** Frames from midnight to midnight: what counts on there is no jump. */
  private static long day(StartTimecode label) {
    try {
      String midnight = label.counting() == Timecode.Counting.DROP ? "24:00:00;00" : "24:00:00:00";
      return Timecode.parse(midnight, label.time().rate()).frame();
    } catch (TimecodeException e) {
      throw new IllegalStateException(e);
    }
  }

  private StartTimecode shown(FrameTime time, StartTimecode label) {
    boolean drop = label.counting() == Timecode.Counting.DROP && Timecode.hasDropFrame(pictures);
    return new StartTimecode(
        time.at(pictures), drop ? Timecode.Counting.DROP : Timecode.Counting.NON_DROP);
  }

  /**
   * The jumps, in order; empty where there is no timecode. What stands still, or jumps more often
   * than it counts on, is none: encoders that know no time write the same number everywhere.
   */
  Optional<List<TimecodeJump>> jumps() {
    boolean counts = last.isPresent() && jumps.size() * 2L <= steps;
    return counts ? Optional.of(List.copyOf(jumps)) : Optional.empty();
  }
}
