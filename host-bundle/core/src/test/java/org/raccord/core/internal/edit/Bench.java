package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.core.internal.fill.FillTools;
import org.raccord.core.internal.fill.SoundShelf;
import org.raccord.core.internal.fill.VoiceShelf;
import org.raccord.core.internal.queue.FillQueue;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.generator.ClipGenerator;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

/** A workbench over a temporary folder, with small footage and timelines rendered into it. */
final class Bench implements AutoCloseable {

  static final PictureFormat FORMAT =
      PictureFormat.square(96, 64, PixelLayout.YUV422_10, ColourTags.BT709);

  final Path folder;
  final GeneratorShelf shelf = new GeneratorShelf();
  final FillQueue queue = new FillQueue(shelf);
  final SoundShelf sounds = new SoundShelf();
  final VoiceShelf voices = new VoiceShelf();
  final List<Long> pauses = new ArrayList<>();
  final Workbench workbench;

  Bench(Path folder) {
    this.folder = folder;
    this.workbench =
        new WorkbenchComponent(
            new FillTools(
                shelf,
                queue,
                sounds,
                voices,
                Clock.fixed(Instant.parse("2026-01-01T10:00:00Z"), ZoneOffset.UTC),
                new Random(1),
                duration -> pauses.add(duration.toSeconds()),
                new UserSettings(Optional.of(folder.resolve("settings")))),
            List::of);
  }

  /** One take for each slot, by any generator, with the seed 7. */
  static FillOrder order(FillOrder.Selection selection, FillOrder.Refill refill) {
    return new FillOrder(
        selection,
        1,
        OptionalLong.of(7),
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        FillOrder.HandleUse.AUTO,
        refill,
        Optional.empty());
  }

  /** Light that rises evenly through a.mov, a hole of 6 frames and b.mov. */
  Path oneHole() throws IOException {
    clip("a.mov", 20, 300);
    clip("b.mov", 20, 300 + 4 * 26);
    return timeline(
        "cut.otio", clipJson("a.mov", 0, 20) + "," + gap(6) + "," + clipJson("b.mov", 0, 20));
  }

  /** Puts a generator on the shelf. */
  Shelved put(String id, ClipGenerator generator) {
    return put(id, generator, 1);
  }

  Shelved put(String id, ClipGenerator generator, int workers) {
    Shelved shelved =
        new Shelved() {
          @Override
          public GeneratorCard card() {
            return new GeneratorCard(id + ":default", "for tests", "test 1", workers);
          }

          @Override
          public String version() {
            return "1.2.3";
          }

          @Override
          public @Nullable ClipGenerator borrow() {
            return shelf.all().contains(this) ? generator : null;
          }

          @Override
          public void giveBack(ClipGenerator borrowed) {}
        };
    shelf.add(shelved);
    return shelved;
  }

  /** A clip of {@code frames} frames, each with its own luma: {@code first + 4 x number}. */
  Path clip(String name, int frames, int first) throws IOException {
    Path file = folder.resolve(name);
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(FORMAT, Rate.FPS_24, Codec.PRORES_HQ))) {
      for (int i = 0; i < frames; i++) {
        writer.push(grey(first + 4 * i));
      }
      writer.finish();
    }
    return file;
  }

  static Frame grey(int luma) {
    return grey(FORMAT, luma);
  }

  static Frame grey(PictureFormat format, int luma) {
    Frame frame = Frame.allocate(format);
    java.util.Arrays.fill(frame.plane(0), (short) luma);
    java.util.Arrays.fill(frame.plane(1), (short) 512);
    java.util.Arrays.fill(frame.plane(2), (short) 512);
    return frame;
  }

  /** The usual cut: a.mov, a gap of 6, b.mov, another gap of 5, a.mov again. */
  Path cut() throws IOException {
    clip("a.mov", 20, 100);
    clip("b.mov", 20, 400);
    return timeline(
        "cut.otio",
        clipJson("a.mov", 0, 20)
            + ","
            + gap(6)
            + ","
            + clipJson("b.mov", 0, 20)
            + ","
            + gap(5)
            + ","
            + clipJson("a.mov", 2, 10));
  }

  Path timeline(String name, String items) throws IOException {
    return timeline(name, items, Rate.FPS_24, 86400);
  }

  /** A timeline at another rate than the usual 24; its items' times are brought to it. */
  Path timeline(String name, String items, Rate rate, long start) throws IOException {
    Path file = folder.resolve(name);
    String text =
        """
        {"OTIO_SCHEMA": "Timeline.1", "name": "cut", "unknown": [1.50, "kept"],
         "global_start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24, "value": 86400},
         "tracks": {"OTIO_SCHEMA": "Stack.1", "name": "tracks", "children": [
          {"OTIO_SCHEMA": "Track.1", "kind": "Video", "name": "V1", "children": [%s]}]}}
        """
            .formatted(items);
    Files.writeString(
        file,
        text.replace("\"rate\": 24,", "\"rate\": " + rate.toDouble() + ",")
            .replace("\"value\": 86400}", "\"value\": " + start + "}"));
    return file;
  }

  static String clipJson(String file, int start, int length) {
    return """
        {"OTIO_SCHEMA": "Clip.1", "name": "%s", "source_range": %s,
         "media_reference": {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "%s",
          "available_range": %s}}"""
        .formatted(file, range(start, length), file, range(0, 20));
  }

  static String gap(int length) {
    return "{\"OTIO_SCHEMA\": \"Gap.1\", \"source_range\": " + range(0, length) + "}";
  }

  private static String range(int start, int length) {
    return """
        {"OTIO_SCHEMA": "TimeRange.1",
         "start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24, "value": %d},
         "duration": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24, "value": %d}}"""
        .formatted(start, length);
  }

  Edit change(Path file) throws WorkException {
    return workbench.open(file, Workbench.Access.CHANGE, Optional.empty());
  }

  Edit look(Path file) throws WorkException {
    return workbench.open(file, Workbench.Access.READ, Optional.empty());
  }

  /** Names of files below the folder, from the folder on. */
  List<String> names() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Hashes of the files of the folder itself, by name. */
  Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new HashMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(String.valueOf(file.getFileName()), Hashes.whole(file));
      }
    }
    return hashes;
  }

  @Override
  public void close() {
    queue.close();
  }
}
