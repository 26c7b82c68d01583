package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.raccord.model.fill.Brief.Reference;

/**
 * Pictures and clips to take after, as they are written in the inspector, a row each: {@code
 * face.png role=face consent=Anna, by mail of 3 May}. What is agreed to stands last, as it is
 * words.
 */
public final class ReferenceText {

  private static final Pattern ROW =
      Pattern.compile("(?<file>.+?)(\\s+role=(?<role>\\S+))?(\\s+consent=(?<consent>.+))?");

  private ReferenceText() {}

  /** The rows of references. */
  public static String of(List<Reference> references) {
    return references.stream()
        .map(
            r ->
                r.file()
                    + r.role().map(role -> " role=" + role).orElse("")
                    + r.consent().map(words -> " consent=" + words).orElse(""))
        .collect(Collectors.joining("\n"));
  }

  /** The references of rows; empty rows are none. */
  public static List<Reference> read(String rows) {
    List<Reference> references = new ArrayList<>();
    for (String row : rows.split("\n", -1)) {
      Matcher parts = ROW.matcher(row.strip());
      if (parts.matches()) {
        references.add(
            new Reference(
                parts.group("file"),
                Optional.ofNullable(parts.group("role")),
                Optional.ofNullable(parts.group("consent"))));
      }
    }
    return references;
  }
}
