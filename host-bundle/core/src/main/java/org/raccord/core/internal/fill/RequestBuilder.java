package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.generator.FillRequest;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.ShotColour;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Slot;

/** Makes the request for a slot: a pure value, and the frames that go with it. */
public final class RequestBuilder {

  /** Frames that a take has beyond the slot on each side. */
  static final int HANDLE = 12;

  /**
   * A slot as a generator sees it.
   *
   * @param base the request, but for brief, seed and plans
   * @param conditioning the neighbours' frames
   * @param before the clip before, where its frames can be had
   * @param after the clip after, where its frames can be had
   * @param remarks why a neighbour cannot serve
   * @param display how its neighbours come to a generator that takes ordinary pictures
   */
  record Prepared(
      FillRequest base,
      Conditioning conditioning,
      Optional<ClipFrames> before,
      Optional<ClipFrames> after,
      List<String> remarks,
      ShotDisplay display) {

    Prepared {
      remarks = List.copyOf(remarks);
    }

    FillRequest request(Brief brief, long seed, List<String> plansTaken) {
      return new FillRequest(
          base.length(),
          base.rate(),
          base.headHandle(),
          base.tailHandle(),
          base.format(),
          base.before(),
          base.after(),
          base.relation(),
          brief,
          seed,
          plansTaken);
    }
  }

  private RequestBuilder() {}

  /** The request for a slot as it stands, for asking what a generator offers. */
  public static FillRequest question(Slot slot, Brief brief, PictureFormat format, MediaBay bay) {
    return prepare(slot, format, bay, EdgeSound.NONE, Optional.empty())
        .request(brief, NO_SEED, List.of());
  }

  /** The seed of a question where none is settled: a fill draws one, never this. */
  static final long NO_SEED = 0;

  /** The takes that a slot has. */
  public static List<Take> takes(Slot slot) {
    return slot.stored().map(stored -> stored.takes()).orElse(List.of());
  }

  /**
   * A request as one generator gets it: what another one made of the slot, a draft say, keeps it
   * from none of its plans.
   *
   * @param takes that the slot has
   */
  public static FillRequest of(FillRequest request, List<Take> takes, Shelved generator) {
    return request.withPlansTaken(
        takes.stream()
            .filter(take -> take.generator().equals(generator.card().id()))
            .map(Take::plan)
            .distinct()
            .toList());
  }

  /** The brief in force for a slot. */
  public static Brief brief(Slot slot, Optional<Brief> ordered) {
    Optional<Brief> stored = slot.stored().map(s -> s.brief()).filter(b -> !b.equals(Brief.OPEN));
    return ordered.or(() -> stored).or(slot::asked).orElse(Brief.OPEN);
  }

  /**
   * Looks up what a slot has beside it.
   *
   * @param sound the sound of the clips beside it
   * @param said what the editor said of the shots
   */
  static Prepared prepare(
      Slot slot, PictureFormat format, MediaBay bay, EdgeSound sound, Optional<ShotColour> said) {
    Rate rate = slot.record().rate();
    List<String> remarks = new ArrayList<>();
    Optional<ClipFrames> before = frames(slot.before(), rate, bay, remarks);
    Optional<ClipFrames> after = frames(slot.after(), rate, bay, remarks);
    FillRequest base =
        new FillRequest(
            slot.record().length(),
            rate,
            HANDLE + Math.toIntExact(slot.headExtra()),
            HANDLE + Math.toIntExact(slot.tailExtra()),
            format,
            neighbour(slot.before(), before, bay, remarks),
            neighbour(slot.after(), after, bay, remarks),
            relation(slot, before, after, bay),
            Brief.OPEN,
            0,
            List.of());
    ShotDisplay display =
        ShotDisplay.of(
            format,
            SaidOfShots.of(said, slot, bay),
            Stream.of(before, after).flatMap(Optional::stream).map(f -> f.picture()),
            bay);
    return new Prepared(
        base,
        new NeighbourFrames(before, after, format, rate, sound, display),
        before,
        after,
        remarks,
        display);
  }

  private static Optional<ClipFrames> frames(
      Optional<Slot.Neighbour> neighbour, Rate rate, MediaBay bay, List<String> remarks) {
    if (neighbour.isEmpty()) {
      return Optional.empty();
    }
    try {
      ClipFrames frames = ClipFrames.of(neighbour.get(), rate, bay);
      if (frames.count() == 0) {
        remarks.add(
            "Clip "
                + neighbour.get().clip().name()
                + " has no frame in "
                + frames.file()
                + " where the timeline looks for it; relink it or check the file.");
        return Optional.empty();
      }
      return Optional.of(frames);
    } catch (IOException e) {
      remarks.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<FillRequest.Neighbour> neighbour(
      Optional<Slot.Neighbour> neighbour,
      Optional<ClipFrames> frames,
      MediaBay bay,
      List<String> remarks) {
    if (neighbour.isEmpty() || frames.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FillRequest.Neighbour(
              bay.identity(frames.get().file()),
              neighbour.get().clip().name(),
              frames.get().range(),
              frames.get().count()));
    } catch (IOException e) {
      remarks.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Same bytes, plain speed, and the clip after begins where the clip before ended or later. */
  private static FillRequest.Relation relation(
      Slot slot, Optional<ClipFrames> before, Optional<ClipFrames> after, MediaBay bay) {
    if (before.isEmpty() || after.isEmpty()) {
      return FillRequest.Relation.UNKNOWN;
    }
    Clip a = slot.before().orElseThrow().clip();
    Clip b = slot.after().orElseThrow().clip();
    try {
      boolean oneFile = bay.identity(before.get().file()).equals(bay.identity(after.get().file()));
      FrameTime out = before.get().range().endTime();
      FrameTime in = after.get().range().startTime();
      boolean runsOn = a.speed() > 0 && a.speed() == b.speed() && in.compareTo(out) >= 0;
      return oneFile && runsOn ? FillRequest.Relation.ONE_SOURCE : FillRequest.Relation.UNKNOWN;
    } catch (IOException e) {
      return FillRequest.Relation.UNKNOWN;
    }
  }
}
