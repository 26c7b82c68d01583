package org.raccord.core.internal.fill;

/**
 * All that work on one slot is done with.
 *
 * @param tools what fills of every project share
 * @param project the project that is filled
 * @param target the slot and what is wanted of it
 * @param progress told how far it is
 * @param shelter how a cancellation reaches it
 * @param turn when its first job may come into the queue
 * @param rehearsed the sound that was made before the picture
 */
record SlotWork(
    FillTools tools,
    FillProject project,
    SlotTarget target,
    SlotProgress progress,
    Shelter shelter,
    Turn turn,
    RehearsedSound rehearsed) {

  /** Work of which nothing is rehearsed yet. */
  SlotWork(
      FillTools tools,
      FillProject project,
      SlotTarget target,
      SlotProgress progress,
      Shelter shelter,
      Turn turn) {
    this(tools, project, target, progress, shelter, turn, new RehearsedSound());
  }
}
