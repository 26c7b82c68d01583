package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.raccord.core.Edit.End;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.Lane.Kind;

/** Edges of clips are held with the pointer and catch at others. */
class EdgeGripTest {

  private final Lane lane =
      new Lane(
          "V1",
          0,
          false,
          List.of(
              new Block(10, 50, Kind.CLIP, "a", "", "", "V1-1", ""),
              new Block(50, 90, Kind.CLIP, "b", "", "", "V1-2", ""),
              new Block(90, 120, Kind.SLOT, "", "V1-3", "")));

  @Test
  void theEdgeOnWhoseSideThePointerIsIsHeld() {
    assertEquals(Optional.of(new EdgeGrip("V1-1", End.HEAD, 10)), EdgeGrip.at(lane, 11, 3));
    assertEquals(Optional.of(new EdgeGrip("V1-1", End.TAIL, 50)), EdgeGrip.at(lane, 48.5, 3));
    assertEquals(Optional.of(new EdgeGrip("V1-2", End.HEAD, 50)), EdgeGrip.at(lane, 51.5, 3));
    assertEquals(Optional.empty(), EdgeGrip.at(lane, 30, 3));
    assertEquals(Optional.of(new EdgeGrip("V1-2", End.TAIL, 90)), EdgeGrip.at(lane, 89, 3));
    // A slot's edges are not moved.
    assertEquals(Optional.empty(), EdgeGrip.at(lane, 118, 3));
  }

  @Test
  void whereItIsLetGoSaysHowMuchLongerTheClipBecomes() {
    assertEquals(5, new EdgeGrip("V1-1", End.TAIL, 50).longer(55));
    assertEquals(-5, new EdgeGrip("V1-1", End.HEAD, 10).longer(15));
  }

  @Test
  void edgesCatchAtTheNearestPlaceWithinReach() {
    NavigableSet<Long> catches = EdgeGrip.catches(List.of(lane), List.of(70L));
    assertTrue(catches.containsAll(List.of(10L, 50L, 70L, 90L, 120L)));
    assertEquals(70, EdgeGrip.snapped(catches, 68, 3));
    assertEquals(90, EdgeGrip.snapped(catches, 92, 3));
    assertEquals(64, EdgeGrip.snapped(catches, 64, 3));
    assertEquals(64, EdgeGrip.snapped(new TreeSet<>(), 64, 3));
  }

  @Test
  void theEdgeThatComesToThePlayheadIsThatOfTheClipThereOrOfTheNearestOneOnItsSide() {
    Lane holes =
        new Lane(
            "V1",
            0,
            false,
            List.of(
                new Block(10, 50, Kind.CLIP, "a", "", "", "V1-2", ""),
                new Block(50, 70, Kind.SLOT, "", "V1-3", ""),
                new Block(70, 90, Kind.CLIP, "b", "", "", "V1-4", "")));
    assertEquals(
        Optional.of(new EdgeGrip("V1-2", End.TAIL, 50)), EdgeGrip.toward(holes, End.TAIL, 30));
    assertEquals(
        Optional.of(new EdgeGrip("V1-2", End.TAIL, 50)), EdgeGrip.toward(holes, End.TAIL, 60));
    assertEquals(
        Optional.of(new EdgeGrip("V1-4", End.HEAD, 70)), EdgeGrip.toward(holes, End.HEAD, 60));
    assertEquals(
        Optional.of(new EdgeGrip("V1-4", End.HEAD, 70)), EdgeGrip.toward(holes, End.HEAD, 80));
    assertEquals(Optional.empty(), EdgeGrip.toward(holes, End.TAIL, 5));
    assertEquals(Optional.empty(), EdgeGrip.toward(holes, End.HEAD, 95));
  }

  @Test
  void theCutNearestAPlaceIsWhereTwoClipsMeet() {
    assertEquals(Optional.of(new EdgeGrip("V1-1", End.TAIL, 50)), EdgeGrip.nearestCut(lane, 110));
    assertEquals(Optional.empty(), EdgeGrip.nearestCut(new Lane("V1", 0, false, List.of()), 110));
    // The second is parted by a slot within it: its edge is not held, and the cut is one still.
    Lane parted =
        new Lane(
            "V1",
            0,
            false,
            List.of(
                new Block(10, 50, Kind.CLIP, "a", "", "", "V1-1", ""),
                new Block(50, 60, Kind.CLIP, "b", "", ""),
                new Block(60, 70, Kind.SLOT, "", "V1-2.mark", "")));
    assertEquals(Optional.of(new EdgeGrip("V1-1", End.TAIL, 50)), EdgeGrip.nearestCut(parted, 52));
  }
}
