package org.raccord.otio;

import org.raccord.model.timeline.Timeline;
import org.raccord.otio.internal.JsonParser;
import org.raccord.otio.internal.TimelineReader;

/** Reads a timeline from the text of an OTIO file. */
public final class OtioReader {

  private OtioReader() {}

  /**
   * Reads a timeline; of a collection its first.
   *
   * @param json the file's text
   * @param name the file's name, for messages
   * @throws OtioException if the text is no timeline; the message says what is wrong, where, and
   *     what to do
   */
  public static Timeline read(String json, String name) throws OtioException {
    return TimelineReader.read(JsonParser.parse(json, name), name);
  }

  /**
   * Reads a timeline from the bytes of a file, which spares the memory of its characters.
   *
   * @param json the file's content, text in UTF-8; neither kept nor changed
   * @param name the file's name, for messages
   * @throws OtioException if it is no timeline, or no text in UTF-8; the message says what is
   *     wrong, where, and what to do
   */
  public static Timeline read(byte[] json, String name) throws OtioException {
    return TimelineReader.read(JsonParser.parse(json, name), name);
  }
}
