package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall.ExcerptFormat;
import org.raccord.generator.FillCall.StillFormat;
import org.raccord.model.picture.FrameReader;

/**
 * The neighbours' picture as a generator gets it. Thread-safe; each reader it opens is used by one
 * thread.
 */
interface Conditioning {

  /** Frames in the request's format and rate, nearest the slot first. */
  FrameReader frames(Edge edge) throws IOException;

  /** Writes the frame at the edge into {@code folder}. */
  Path still(Edge edge, StillFormat format, Path folder) throws IOException;

  /** Writes up to {@code frames} frames at the edge, in playing order, into {@code folder}. */
  Path excerpt(Edge edge, ExcerptFormat format, int frames, Path folder) throws IOException;
}
