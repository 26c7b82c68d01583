package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import org.raccord.generator.Edge;
import org.raccord.generator.Excerpt;
import org.raccord.generator.ExcerptSpec;
import org.raccord.generator.Middle;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.StillSpec;
import org.raccord.model.picture.FrameReader;

/**
 * The neighbours' picture as a generator gets it. Thread-safe; each reader it opens is used by one
 * thread.
 */
interface Conditioning {

  /** Frames in the request's format and rate, nearest the slot first. */
  FrameReader frames(Edge edge) throws IOException;

  /** Writes the frame at the edge into {@code folder}. */
  Path still(Edge edge, StillSpec spec, Path folder) throws IOException;

  /** Writes frames at the edge, in playing order, into {@code folder}. */
  Excerpt excerpt(Edge edge, ExcerptSpec spec, Path folder) throws IOException;

  /** Writes frames of both sides with the slot masked between them into {@code folder}. */
  Middle middle(MiddleSpec spec, Path folder) throws IOException;

  /**
   * Whether the generator has seen the neighbours in their own values alone, so that what it makes
   * is in those, too.
   */
  boolean wasInOwnValues();
}
