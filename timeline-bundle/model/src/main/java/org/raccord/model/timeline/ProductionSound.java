package org.raccord.model.timeline;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells production sound from the rest: what is linked to the picture by the file's link data, by
 * coming from the same source, or by name. Tracks named as music, voice-over or effects never are.
 */
final class ProductionSound {

  private static final Pattern OTHER =
      Pattern.compile(
          "(^|[^a-z])(music|mus|mx|score|song|bgm|vo|v\\.o|voice.?over|narrat(or|ion)|fx|sfx|"
              + "effects?|foley|amb|ambience|atmos?)([^a-z]|$)");
  private static final Pattern PRODUCTION =
      Pattern.compile(
          "(^|[^a-z])(production|prod|dialog(ue)?|dia|dx|sync|location|boom|lav)([^a-z]|$)");

  private ProductionSound() {}

  /** Whether fills may touch a track at all. */
  static boolean mayBe(Track track) {
    return track.kind() == Track.Kind.AUDIO && !OTHER.matcher(lower(track.name())).find();
  }

  /** Whether a track's name says that it holds production sound. */
  static boolean isNamed(Track track) {
    return mayBe(track) && PRODUCTION.matcher(lower(track.name())).find();
  }

  /** Whether a sound clip goes with a picture clip. */
  static boolean goWith(Clip sound, Clip picture) {
    if (sound.linkGroup().isPresent() && sound.linkGroup().equals(picture.linkGroup())) {
      return true;
    }
    String name = stem(picture.name());
    return MediaIdentity.same(sound, picture)
        || (!name.isEmpty() && stem(sound.name()).equals(name));
  }

  /** Whether a sound clip goes with one of some picture clips. */
  static boolean goWith(Clip sound, List<Clip> pictures) {
    return pictures.stream().anyMatch(p -> goWith(sound, p));
  }

  private static String stem(String name) {
    String plain = lower(name).strip();
    int dot = plain.lastIndexOf('.');
    return dot > 0 ? plain.substring(0, dot) : plain;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
