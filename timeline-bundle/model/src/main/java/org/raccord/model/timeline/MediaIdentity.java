package org.raccord.model.timeline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells whether two references mean the same media, whatever dialect their URLs are written in. */
public final class MediaIdentity {

  private MediaIdentity() {}

  /** The same text for the same media; empty where a reference names none. */
  public static Optional<String> of(MediaReference reference) {
    if (reference instanceof MediaReference.External external) {
      return Optional.of(plain(external.url()));
    }
    if (reference instanceof MediaReference.ImageSequence sequence) {
      return Optional.of(
          plain(sequence.urlBase()) + "|" + sequence.prefix() + "#" + sequence.suffix());
    }
    return Optional.empty();
  }

  /** Whether both clips show the same media. */
  static boolean same(Clip a, Clip b) {
    Optional<String> media = of(a.media());
    return media.isPresent() && media.equals(of(b.media()));
  }

  private static String plain(String url) {
    String text = decoded(url.strip()).replace('\\', '/');
    for (String start : new String[] {"file://localhost", "file://", "file:"}) {
      if (text.regionMatches(true, 0, start, 0, start.length())) {
        text = text.substring(start.length());
        break;
      }
    }
    if (text.matches("/[A-Za-z]:.*")) {
      text = text.substring(1);
    }
    return text.startsWith("./") ? text.substring(2) : text;
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < all.length; i++) {
      int high = i + 2 < all.length ? Character.digit(all[i + 1], 16) : -1;
      int low = i + 2 < all.length ? Character.digit(all[i + 2], 16) : -1;
      if (all[i] == '%' && high >= 0 && low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(all[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
