package org.raccord.core.internal.edit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes timelines of many clips, as OpenTimelineIO's own writer lays them out. */
final class LongTimeline {

  /** A gap between each so many clips. */
  static final int GAP_EVERY = 100;

  private LongTimeline() {}

  /**
   * Writes one.
   *
   * @param media how many files {@code m0.mov}, {@code m1.mov}, ... of a hundred frames it uses
   */
  static Path write(Path file, int clips, int media) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          """
          {
              "OTIO_SCHEMA": "Timeline.1",
              "metadata": {},
              "name": "long",
              "global_start_time": {
                  "OTIO_SCHEMA": "RationalTime.1",
                  "rate": 24.0,
                  "value": 86400.0
              },
              "tracks": {
                  "OTIO_SCHEMA": "Stack.1",
                  "metadata": {},
                  "name": "tracks",
                  "source_range": null,
                  "effects": [],
                  "markers": [],
                  "enabled": true,
                  "children": [
                      {
                          "OTIO_SCHEMA": "Track.1",
                          "metadata": {},
                          "name": "V1",
                          "source_range": null,
                          "effects": [],
                          "markers": [],
                          "enabled": true,
                          "children": [
          """);
      for (int i = 0; i < clips; i++) {
        out.write(clip(i, i % media));
        boolean gap = i % GAP_EVERY == GAP_EVERY - 1 && i + 1 < clips;
        out.write(gap ? ",\n" + gap() : "");
        out.write(i + 1 < clips ? ",\n" : "\n");
      }
      out.write(
          """
                          ],
                          "kind": "Video"
                      }
                  ]
              }
          }
          """);
    }
    return file;
  }

  private static String gap() {
    return """
        {
            "OTIO_SCHEMA": "Gap.1",
            "metadata": {},
            "name": "",
            "source_range": %s,
            "effects": [],
            "markers": [],
            "enabled": true
        }"""
        .formatted(range(0, 8, 12))
        .indent(20)
        .stripTrailing();
  }

  private static String clip(int number, int media) {
    return String.format(
            Locale.ROOT,
            """
            {
                "OTIO_SCHEMA": "Clip.2",
                "metadata": {
                    "reel": "A%03d",
                    "scene": "%d/%d"
                },
                "name": "shot_%06d",
                "source_range": %s,
                "effects": [],
                "markers": [],
                "enabled": true,
                "media_references": {
                    "DEFAULT_MEDIA": {
                        "OTIO_SCHEMA": "ExternalReference.1",
                        "metadata": {},
                        "name": "m%d.mov",
                        "available_range": %s,
                        "available_image_bounds": null,
                        "target_url": "m%d.mov"
                    }
                },
                "active_media_reference_key": "DEFAULT_MEDIA"
            }""",
            media,
            number / 40,
            number % 40,
            number,
            range(number % 50, 24 + number % 25, 16),
            media,
            range(0, 100, 24),
            media)
        .indent(20)
        .stripTrailing();
  }

  private static String range(int start, int length, int indent) {
    String text =
        """
        {
            "OTIO_SCHEMA": "TimeRange.1",
            "duration": {
                "OTIO_SCHEMA": "RationalTime.1",
                "rate": 24.0,
                "value": %d.0
            },
            "start_time": {
                "OTIO_SCHEMA": "RationalTime.1",
                "rate": 24.0,
                "value": %d.0
            }
        }"""
            .formatted(length, start);
    return text.replace("\n", "\n" + " ".repeat(indent - 12));
  }
}
