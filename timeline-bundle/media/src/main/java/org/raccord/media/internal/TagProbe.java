package org.raccord.media.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.raccord.media.MediaException;

/** The tags of a file and of its streams, as FFmpeg reads them. */
public final class TagProbe {

  private static final int MOST = 200;

  private TagProbe() {}

  /** The tags by lower-case name; those of the file before those of its streams. */
  @SuppressWarnings("try") // The scope is there to be closed.
  public static Map<String, String> tags(Path file) throws MediaException {
    Map<String, String> tags = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope();
        Demuxer demuxer = Demuxer.open(file)) {
      add(demuxer.context().metadata(), tags);
      int sound = demuxer.sound();
      if (sound >= 0) {
        add(demuxer.stream(sound).metadata(), tags);
      }
      return tags;
    }
  }

  private static void add(@Nullable AVDictionary from, Map<String, String> tags) {
    AVDictionaryEntry entry = null;
    for (int k = 0; from != null && k < MOST; k++) {
      entry = avutil.av_dict_get(from, "", entry, avutil.AV_DICT_IGNORE_SUFFIX);
      if (entry == null || entry.isNull()) {
        return;
      }
      String value = entry.value().getString(java.nio.charset.StandardCharsets.UTF_8).strip();
      if (!value.isEmpty()) {
        tags.putIfAbsent(entry.key().getString().toLowerCase(Locale.ROOT), value);
      }
    }
  }
}
