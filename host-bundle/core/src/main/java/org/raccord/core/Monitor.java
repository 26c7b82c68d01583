package org.raccord.core;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;

/**
 * A timeline as a viewer shows it: a snapshot, which later changes of the edit do not touch. Record
 * times count from the timeline's zero, in frames of {@link #range()}'s rate.
 *
 * <p><b>Threads.</b> Any thread may ask, also for several readers at once; each reader is used by
 * one thread.
 *
 * <p><b>Ownership.</b> Whoever asked for a reader closes it.
 *
 * <p><b>Failure.</b> Readers throw {@link java.io.IOException}; its message names the file. Media
 * that cannot be played at all is a dark slate and silence.
 */
@ProviderType
public interface Monitor {

  /** Samples per second of {@link #sound}. */
  int SOUND_RATE = 48_000;

  /** Channels of {@link #sound}. */
  int SOUND_CHANNELS = 2;

  /** The whole timeline at its rate, from zero. */
  FrameRange range();

  /** Width of the timeline's pictures in square pixels. */
  int width();

  /** Height of the timeline's pictures. */
  int height();

  /** The record timecode of a frame. */
  String timecode(long frame);

  /** What is seen at a frame; empty where it is black. */
  Optional<Shown> shown(long frame);

  /**
   * The pictures of {@code record} in order, as 8-bit full-range RGB of {@code width} times {@code
   * height} pixels, at the rate of {@link #range()}; the whole picture, with bars where its shape
   * is another.
   */
  FrameReader pictures(FrameRange record, int width, int height);

  /** The sound of {@code record} as it plays, stereo. */
  SoundReader sound(FrameRange record);

  /**
   * The same timeline as it would be with another take in use. The edit is not changed.
   *
   * @throws WorkException if there is no such take
   */
  Monitor with(String takeId) throws WorkException;

  /**
   * One track by itself, as if the others were muted.
   *
   * @param track its number in {@link org.raccord.model.timeline.Timeline#tracks()}, from 0
   * @throws IndexOutOfBoundsException if there is no such track
   */
  Monitor only(int track);

  /**
   * The same timeline through its viewing LUT, as a viewer shows it; the monitor itself where the
   * timeline has none. Reads the table.
   *
   * @throws WorkException if the table cannot be read; the message says why
   */
  Monitor viewed() throws WorkException;

  /** Name of the viewing LUT that the pictures go through; empty where they go through none. */
  Optional<String> lut();

  /**
   * What is seen.
   *
   * @param name of the clip
   * @param generated whether it is a take with frames that nobody took
   */
  record Shown(String name, boolean generated) {}
}
