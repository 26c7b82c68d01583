package org.raccord.audio.tck;

/** What goes wrong on the host's side of a call, on purpose. */
enum Trouble {
  NONE,
  /** The sound before cannot be read. */
  BROKEN_BEFORE,
  /** Neither side can be read. */
  BROKEN,
  /** The first read blocks until the call is cancelled, as on a drive that hangs. */
  STUCK
}
