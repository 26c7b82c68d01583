package org.raccord.core.internal.fill;

import java.io.IOException;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/** The frames of what stands beside a slot, counted from either end of it. */
interface EdgeFrames {

  /** How many there are. */
  long count();

  /** The last {@code length} frames, last first. */
  FrameReader fromTail(long length, PictureFormat wanted) throws IOException;

  /** The first {@code length} frames in playing order. */
  FrameReader fromHead(long length, PictureFormat wanted) throws IOException;

  /** The last {@code length} frames in playing order. */
  FrameReader tail(long length, PictureFormat wanted) throws IOException;
}
