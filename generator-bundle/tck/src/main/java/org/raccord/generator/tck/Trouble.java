package org.raccord.generator.tck;

/** What goes wrong on the host's side of a call, on purpose. */
enum Trouble {
  NONE,
  /** Neighbours cannot be read, as if their drive had been unplugged. */
  BROKEN_MEDIA,
  /** Neighbours can be read for one frame. */
  MEDIA_BREAKS,
  /** The first read of a neighbour blocks until the fill is cancelled, as on a drive that hangs. */
  STUCK_MEDIA,
  /** Neighbours have no sound. */
  MUTE_CLIPS,
  /** The third frame that is pushed finds the disk full. */
  FULL_DISK,
  /** Tickets cannot be kept. */
  NO_TICKETS
}
