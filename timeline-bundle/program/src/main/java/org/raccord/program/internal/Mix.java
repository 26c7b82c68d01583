package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.media.MediaException;
import org.raccord.model.sound.SoundFormat;
import org.raccord.program.MediaLocator;

/** The voices of a program added up, from a sample on. Files are open only while they sound. */
final class Mix implements Closeable {

  private final Media media;
  private final SoundFormat format;
  private final List<Heard> pending;
  private final IdentityHashMap<Voice, Optional<VoiceReader>> open = new IdentityHashMap<>();
  private long position;

  private record Heard(Voice voice, Path file) {}

  Mix(List<Voice> voices, Media media, MediaLocator locator, SoundFormat format, long from) {
    this.media = media;
    this.format = format;
    this.position = from;
    this.pending = once(voices, locator);
    pending.removeIf(heard -> heard.voice().to() <= from);
    pending.sort(Comparator.comparingLong(heard -> heard.voice().from()));
  }

  /**
   * What can be heard. Timelines that put each channel of a file on a track of its own name the
   * same file at the same time on all of them: it sounds once, with all its channels.
   */
  private static List<Heard> once(List<Voice> voices, MediaLocator locator) {
    List<Heard> all = new ArrayList<>();
    Map<Object, List<Voice>> known = new HashMap<>();
    for (Voice voice : voices) {
      Optional<Path> file = locator.locate(voice.shot().clip().media());
      if (file.isEmpty()) {
        continue;
      }
      List<Voice> same =
          known.computeIfAbsent(List.of(file.get(), voice.offset()), k -> new ArrayList<>());
      List<Voice> rest = List.of(voice);
      for (Voice other : same) {
        rest = rest.stream().flatMap(v -> v.without(other.from(), other.to()).stream()).toList();
      }
      same.add(voice);
      rest.forEach(v -> all.add(new Heard(v, file.get())));
    }
    return all;
  }

  /** The next {@code count} samples of every channel. */
  float[][] next(int count) throws IOException {
    float[][] mix = new float[format.channels()][count];
    long end = position + count;
    List<Heard> over = new ArrayList<>();
    for (Heard heard : pending) {
      Voice voice = heard.voice();
      if (voice.from() >= end) {
        break;
      }
      long from = Math.max(voice.from(), position);
      Optional<VoiceReader> reader = reader(heard, from);
      if (reader.isPresent()) {
        int length = (int) (Math.min(voice.to(), end) - from);
        reader.get().addTo(mix, (int) (from - position), length, from);
      }
      if (voice.to() <= end) {
        over.add(heard);
      }
    }
    position = end;
    pending.removeAll(over);
    List<VoiceReader> done = new ArrayList<>();
    for (Heard heard : over) {
      Optional<VoiceReader> reader = open.remove(heard.voice());
      if (reader != null) {
        reader.ifPresent(done::add);
      }
    }
    Closing.all(done);
    return mix;
  }

  private Optional<VoiceReader> reader(Heard heard, long from) throws IOException {
    Optional<VoiceReader> known = open.get(heard.voice());
    if (known == null) {
      known = open(heard, from);
      open.put(heard.voice(), known);
    }
    return known;
  }

  private Optional<VoiceReader> open(Heard heard, long from) throws IOException {
    Media.SoundFile file;
    try {
      file = media.sound(heard.file());
    } catch (MediaException e) {
      // ProgramFacts says which media this is and why; the rest of the program still sounds.
      return Optional.empty();
    }
    try {
      return Optional.of(new VoiceReader(heard.voice(), file, from, format));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    List<VoiceReader> readers = open.values().stream().flatMap(Optional::stream).toList();
    open.clear();
    pending.clear();
    Closing.all(readers);
  }
}
