package org.raccord.videoapi.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.raccord.generator.Offer.Rung;

/**
 * What a server takes and how it is told: two servers of one shape differ in this.
 *
 * @param title for people
 * @param create path of the videos below the server's address, such as {@code v1/videos}
 * @param answer what the answer to an order is
 * @param body how a request is written
 * @param fields fields of every request; see {@link Template}
 * @param conditioning what it can be conditioned by, each with the fields that say so
 * @param required settings that must be given for this server
 * @param lengths lengths that it makes
 * @param sizes sizes that it makes
 * @param ends what the first and last frame of a video are that was conditioned by pictures
 * @param sound whether its videos have sound
 * @param models path that lists models
 * @param deletion what a deletion does
 * @param middle how a masked middle is told, for servers that take one
 */
record Profile(
    String title,
    String create,
    Answer answer,
    Body body,
    JsonObject fields,
    Map<Rung, JsonObject> conditioning,
    Set<String> required,
    Lengths lengths,
    Sizes sizes,
    Ends ends,
    Sound sound,
    Optional<String> models,
    Deletion deletion,
    Optional<Middle> middle) {

  Profile {
    conditioning = Map.copyOf(conditioning);
    required = Set.copyOf(required);
  }

  /** What the answer to an order is. */
  enum Answer {
    /** A job, by whose id the video is asked for and fetched later. */
    JOB,
    /** The video itself, once it is made: there is nothing to ask for later. */
    VIDEO
  }

  /** How a request is written. */
  enum Body {
    FORM,
    JSON
  }

  /** What stands at the ends of an answer. */
  enum Ends {
    /** The pictures that were sent, once more. */
    REPEATED,
    /** What follows them. */
    NEXT
  }

  /** Whether there is sound in an answer. */
  enum Sound {
    NONE,
    MADE
  }

  /** What a deletion does to a running job. */
  enum Deletion {
    /** It ends. */
    ABORTS,
    /** It is forgotten and goes on. */
    FORGETS,
    /** The server knows no deletion. */
    NONE
  }

  /**
   * How a masked middle is told.
   *
   * @param context frames of each neighbour that are sent
   * @param block pixels of a side of what one number of the picture's mask stands for
   * @param steps frames that one table of the picture's mask stands for, over and over; at least
   *     one, each at least 1
   * @param soundRate numbers of the sound's mask a second
   */
  record Middle(int context, int block, List<Integer> steps, int soundRate) {

    Middle {
      steps = List.copyOf(steps);
    }
  }

  /** The same with conditioning no richer than {@code richest}. */
  Profile upTo(Rung richest) {
    Map<Rung, JsonObject> left = new EnumMap<>(Rung.class);
    conditioning.forEach(
        (rung, how) -> {
          if (rung.compareTo(richest) >= 0) {
            left.put(rung, how);
          }
        });
    return new Profile(
        title, create, answer, body, fields, left, required, lengths, sizes, ends, sound, models,
        deletion, middle);
  }

  /** The same with other lengths. */
  Profile with(Lengths others) {
    return new Profile(
        title,
        create,
        answer,
        body,
        fields,
        conditioning,
        required,
        others,
        sizes,
        ends,
        sound,
        models,
        deletion,
        middle);
  }

  /** The same with other sizes. */
  Profile with(Sizes others) {
    return new Profile(
        title,
        create,
        answer,
        body,
        fields,
        conditioning,
        required,
        lengths,
        others,
        ends,
        sound,
        models,
        deletion,
        middle);
  }

  /**
   * Names that only this conditioning brings into a request, lower case: its fields, and what they
   * say in words of the server's own. An answer that names one of them is about the conditioning.
   */
  Set<String> namesOf(Rung rung) {
    Set<String> names = new TreeSet<>();
    JsonObject how = conditioning.get(rung);
    if (how != null) {
      for (Map.Entry<String, JsonElement> field : how.entrySet()) {
        names.add(field.getKey().toLowerCase(Locale.ROOT));
        if (field.getValue() instanceof JsonPrimitive value
            && value.isString()
            && !value.getAsString().contains("{")) {
          names.add(value.getAsString().toLowerCase(Locale.ROOT));
        }
      }
      names.removeAll(fields.keySet());
    }
    return Set.copyOf(names);
  }

  /** Whether a request with this conditioning says {@code placeholder} anywhere. */
  boolean says(Rung rung, String placeholder) {
    return Template.mentions(fields, placeholder)
        || Optional.ofNullable(conditioning.get(rung))
            .map(how -> Template.mentions(how, placeholder))
            .orElse(false);
  }
}
