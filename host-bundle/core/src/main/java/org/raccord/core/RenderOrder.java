package org.raccord.core;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to render.
 *
 * @param out MP4, MOV or MKV; an existing file is replaced when the rendering is complete
 * @param slot address or id of the slot to render; empty renders the whole timeline
 * @param padFrames frames before and after the slot
 * @param burnIn whether timecode, clip names and the mark GENERATED are drawn into the picture
 */
public record RenderOrder(Path out, Optional<String> slot, long padFrames, BurnIn burnIn) {

  /** What is drawn into the picture. */
  public enum BurnIn {
    NONE,
    TIMECODE_AND_NAMES
  }
}
