package org.raccord.program;

import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Timeline;
import org.raccord.program.internal.Assembly;
import org.raccord.program.internal.FileMedia;
import org.raccord.program.internal.Inspection;
import org.raccord.program.internal.Listener;
import org.raccord.program.internal.Media;
import org.raccord.program.internal.Viewer;

/**
 * Plays a timeline: the frames and samples at any record time.
 *
 * <p>The topmost enabled clip is seen, nests are opened, dissolves mix code values linearly, holes
 * are black, media that cannot be played is a dark slate. A source frame that already has the
 * wanted format passes unaltered; others are scaled to fit, with bars.
 *
 * <p><b>Threads.</b> Immutable: any thread may ask, also for several readers at once; each reader
 * is used by one thread. <b>Ownership.</b> Readers hold the media they have open; whoever asked
 * closes them. <b>Failure.</b> Readers throw {@link java.io.IOException} where media breaks while
 * it is read; the message names the file.
 */
public final class Program {

  private final MediaLocator locator;
  private final PictureFormat format;
  private final Rate rate;
  private final Media media;
  private final Assembly assembly;

  /**
   * A program.
   *
   * @param timeline what to play
   * @param locator finds its media
   * @param format every frame has this format; square pixels
   * @param rate frames per second of the program
   */
  public Program(Timeline timeline, MediaLocator locator, PictureFormat format, Rate rate) {
    this(timeline, locator, format, rate, new FileMedia());
  }

  /**
   * A program for whoever seeks in it again and again.
   *
   * @param rack keeps decoders open between readers; may serve several programs
   */
  public Program(
      Timeline timeline, MediaLocator locator, PictureFormat format, Rate rate, DeckRack rack) {
    this(timeline, locator, format, rate, rack.media());
  }

  Program(Timeline timeline, MediaLocator locator, PictureFormat format, Rate rate, Media media) {
    this.locator = locator;
    this.format = format;
    this.rate = rate;
    this.media = media;
    this.assembly = new Assembly(timeline);
  }

  /** The whole program at its rate, from zero (the timeline's global start is not counted). */
  public FrameRange range() {
    return assembly.range(rate);
  }

  /** Opens every file once and says what cannot be played as the timeline asks. */
  public ProgramFacts facts() {
    return new Inspection(assembly, media, locator).facts(rate);
  }

  /**
   * The frames of {@code record} in order, black outside the program.
   *
   * @param record frames from the timeline's zero; another rate than the program's is rounded to it
   */
  public FrameReader frames(FrameRange record) {
    return new Viewer(assembly, media, locator, format, record.at(rate));
  }

  /**
   * The sound of {@code record}, silence outside the program: all enabled audio tracks mixed, or,
   * where the timeline has no audio track at all, the sound of the picture files that are seen.
   *
   * <p>It begins at the sample {@code round(start x sampleRate)} and ends before {@code round(end x
   * sampleRate)}; no position is ever accumulated.
   */
  public SoundReader sound(FrameRange record, SoundFormat wanted) {
    return new Listener(assembly, media, locator, wanted, record);
  }
}
