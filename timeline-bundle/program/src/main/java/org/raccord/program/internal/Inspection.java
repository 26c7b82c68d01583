package org.raccord.program.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.raccord.media.MediaFacts;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Transition;
import org.raccord.program.MediaLocator;
import org.raccord.program.ProgramFacts;

/** Looks at every clip of a program before it is played. */
public final class Inspection {

  private static final String DISSOLVE = "SMPTE_Dissolve";

  private final Assembly assembly;
  private final Media media;
  private final MediaLocator locator;
  private final Map<Path, Found> files = new HashMap<>();
  private final Set<ProgramFacts.Offline> offline = new LinkedHashSet<>();
  private final Set<String> remarks = new LinkedHashSet<>();

  /** What is known of a file: facts, or why there are none. */
  private record Found(Optional<MediaFacts> facts, String reason) {}

  public Inspection(Assembly assembly, Media media, MediaLocator locator) {
    this.assembly = assembly;
    this.media = media;
    this.locator = locator;
  }

  /** Opens every file once. */
  public ProgramFacts facts(Rate rate) {
    boolean ownSound = !assembly.layers().hasSoundTracks();
    visit(assembly.layers());
    VoiceFinder sound = new VoiceFinder(assembly, 48_000);
    for (Shot shot : sound.retimed()) {
      if (!ownSound || hasSound(shot)) {
        remarks.add(
            "The sound of " + named(shot.clip()) + " is silent: it does not run at its own speed.");
      }
    }
    if (sound.hasRetimedNest()) {
      remarks.add("The sound of a nest that does not run at its own speed is silent.");
    }
    return new ProgramFacts(assembly.range(rate), List.copyOf(offline), List.copyOf(remarks));
  }

  private void visit(Layers layers) {
    layers.picture().forEach(lane -> visit(lane, true));
    layers.sound().forEach(lane -> visit(lane, false));
  }

  private void visit(Lane lane, boolean picture) {
    for (int i = 0; i <= lane.items().size(); i++) {
      lane.head(i).map(Lane.Join::transition).ifPresent(this::visit);
    }
    for (Lane.Placed placed : lane.items()) {
      if (placed.content() instanceof Lane.Content.OfShot shot) {
        visit(shot.shot(), picture);
      } else if (placed.content() instanceof Lane.Content.OfNest nest) {
        visit(nest.layers());
      }
    }
  }

  private void visit(Transition transition) {
    if (!transition.type().equals(DISSOLVE)) {
      remarks.add(
          "The transition "
              + (transition.name().isEmpty() ? "" : transition.name() + " ")
              + "("
              + transition.type()
              + ") plays as a dissolve.");
    }
  }

  private void visit(Shot shot, boolean picture) {
    Clip clip = shot.clip();
    if (!clip.otherEffects().isEmpty()) {
      remarks.add(
          "Effects of "
              + named(clip)
              + " are left out: "
              + String.join(", ", clip.otherEffects())
              + ".");
    }
    Optional<Path> path = locator.locate(first(clip.media()));
    if (path.isEmpty()) {
      offline(clip, "its media cannot be found. Connect its drive or relink it.");
      return;
    }
    Found found = files.computeIfAbsent(path.get(), this::open);
    if (found.facts().isEmpty()) {
      offline(clip, found.reason());
      return;
    }
    MediaFacts facts = found.facts().get();
    if (picture && facts.picture().isEmpty()) {
      offline(clip, path.get() + " holds no picture. Relink it.");
    } else if (!picture && facts.sound().isEmpty()) {
      offline(clip, path.get() + " holds no sound. Relink it.");
    } else if (picture && !(clip.media() instanceof MediaReference.ImageSequence)) {
      picture(shot, facts);
    }
  }

  private void picture(Shot shot, MediaFacts facts) {
    var picture = facts.picture().orElseThrow();
    if (picture.refusal().isPresent()) {
      offline(shot.clip(), picture.refusal().get());
      return;
    }
    ExactTime zero = shot.zero(facts);
    ExactTime end = zero.plus(ExactTime.of(picture.range().endTime()));
    ExactTime frame = ExactTime.of(1, picture.rate());
    boolean before = shot.pace().start().plus(frame).compareTo(zero) < 0;
    boolean after = shot.pace().end().minus(frame).compareTo(end) > 0;
    if (picture.frames() > 1 && !shot.pace().isFreeze() && (before || after)) {
      remarks.add(named(shot.clip()) + " reaches past its media: it is black there.");
    }
  }

  private Found open(Path path) {
    try {
      return new Found(Optional.of(media.facts(path)), "");
    } catch (IOException e) {
      return new Found(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private boolean hasSound(Shot shot) {
    return locator
        .locate(shot.clip().media())
        .map(path -> files.computeIfAbsent(path, this::open))
        .flatMap(Found::facts)
        .flatMap(MediaFacts::sound)
        .isPresent();
  }

  /** The first picture of a sequence stands for all. */
  private static MediaReference first(MediaReference reference) {
    return reference instanceof MediaReference.ImageSequence sequence
        ? new MediaReference.External(
            sequence.name(), SequenceFile.url(sequence, 0), Optional.empty(), sequence.origin())
        : reference;
  }

  private void offline(Clip clip, String reason) {
    offline.add(new ProgramFacts.Offline(clip.name(), media(clip.media()), reason));
  }

  private static String named(Clip clip) {
    return clip.name().isEmpty() ? "a clip without a name" : "the clip " + clip.name();
  }

  private static String media(MediaReference reference) {
    if (reference instanceof MediaReference.External external) {
      return external.url();
    }
    if (reference instanceof MediaReference.ImageSequence sequence) {
      return sequence.urlBase() + sequence.prefix() + "*" + sequence.suffix();
    }
    return reference instanceof MediaReference.Unknown unknown ? unknown.schema() : "nothing";
  }
}
