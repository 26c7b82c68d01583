package org.raccord.core;

import java.nio.file.Path;
import java.util.List;

/**
 * A sound that was found in a folder of the user's.
 *
 * @param file the file
 * @param seconds its length, for display
 * @param channels its channels
 * @param found where the words stand: {@link #NAME}, or a tag and its text
 */
public record FoundEffect(Path file, double seconds, int channels, List<String> found) {

  /** What is found in a file's name, or in that of a folder it lies in. */
  public static final String NAME = "name";

  public FoundEffect {
    found = List.copyOf(found);
  }
}
