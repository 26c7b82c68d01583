package org.raccord.model.picture;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the editor says the values of the shots stand for, where their files do not tell. */
public sealed interface ShotColour {

  /** The name for shots that are made for an ordinary display. */
  String ORDINARY = "bt709";

  /**
   * A curve by its name.
   *
   * @param name such as {@code slog3}, or {@value #ORDINARY}; lower case
   */
  record Named(String name) implements ShotColour {
    public Named {
      if (name.isBlank()) {
        throw new IllegalArgumentException("A curve has a name");
      }
    }

    /** Whether the shots are made for an ordinary display. */
    public boolean isOrdinary() {
      return name.equals(ORDINARY);
    }
  }

  /**
   * Tables of the editor's own.
   *
   * @param toDisplay URL of a {@code .cube} file from the shots' values to those of BT.709, as
   *     media URLs are written in a timeline
   * @param fromDisplay URL of one for the way back; empty where the first is to be inverted
   */
  record Cubes(String toDisplay, Optional<String> fromDisplay) implements ShotColour {}

  /**
   * Curves of single sources, in an edit that mixes cameras.
   *
   * @param curves by what the clips are called: a clip's name, or the name of its file with or
   *     without ending, {@code *} standing for any letters; upper and lower case are one
   * @param others of all other sources; empty where nothing was said of them
   */
  record Sources(Map<String, Named> curves, Optional<Named> others) implements ShotColour {
    public Sources {
      curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    }

    /** What is said of a source, the first name that fits. */
    public Optional<Named> of(String clip, String file) {
      int dot = file.lastIndexOf('.');
      String stem = dot < 0 ? file : file.substring(0, dot);
      return curves.entrySet().stream()
          .filter(e -> Stream.of(clip, file, stem).anyMatch(name -> fits(e.getKey(), name)))
          .map(Map.Entry::getValue)
          .findFirst()
          .or(() -> others);
    }

    private static boolean fits(String pattern, String name) {
      String expression =
          Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
      return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
          .matcher(name)
          .matches();
    }

    /** These and what was said before and is not said anew. */
    public Sources after(Optional<ShotColour> before) {
      Map<String, Named> all = new LinkedHashMap<>(curves);
      Optional<Named> rest = others;
      if (before.isPresent() && before.get() instanceof Sources former) {
        former.curves.forEach(all::putIfAbsent);
        rest = rest.or(former::others);
      } else if (before.isPresent() && before.get() instanceof Named named) {
        rest = rest.or(() -> Optional.of(named));
      }
      return new Sources(all, rest);
    }
  }
}
