package org.raccord.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.SeamReport;

/**
 * A take that was measured.
 *
 * @param take its id, or its file
 * @param slot address of its slot, where it has one
 * @param report what was found
 * @param pictures files that were drawn
 */
public record Measured(String take, Optional<String> slot, SeamReport report, List<Path> pictures) {

  public Measured {
    pictures = List.copyOf(pictures);
  }
}
