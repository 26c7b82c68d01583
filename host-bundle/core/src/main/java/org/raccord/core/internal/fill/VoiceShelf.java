package org.raccord.core.internal.fill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ReferenceScope;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.Voice;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceOffer;
import org.raccord.audio.VoiceReadiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The voices that are there, as one immutable snapshot that bundles change as they come and go. */
@Component(service = VoiceShelf.class)
public class VoiceShelf {

  private static final Logger LOG = LoggerFactory.getLogger(VoiceShelf.class);

  /** How long one text may take, a first start with a cold disk included. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A voice that is borrowed for one question or one text. */
  interface Source {
    String id();

    @Nullable Voice borrow();

    void giveBack(Voice voice);
  }

  private final Object lock = new Object();
  private final Duration patience;
  private volatile List<Source> snapshot = List.of();

  /** An empty shelf. */
  @Activate
  public VoiceShelf() {
    this(PATIENCE);
  }

  VoiceShelf(Duration patience) {
    this.patience = patience;
  }

  /** The voices in order of id, each asked now whether it is ready. */
  public List<VoiceOffer> offers() {
    return snapshot.stream().flatMap(source -> offer(source).stream()).toList();
  }

  private static Optional<VoiceOffer> offer(Source source) {
    Voice voice = source.borrow();
    if (voice == null) {
      return Optional.empty();
    }
    try {
      VoiceFacts facts = voice.facts();
      return Optional.of(new VoiceOffer(source.id(), facts, readiness(source, voice)));
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Voice {} cannot say what it can do and is left out", source.id(), e);
      return Optional.empty();
    } finally {
      source.giveBack(voice);
    }
  }

  private static VoiceReadiness readiness(Source source, Voice voice) {
    try {
      return voice.readiness();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Voice {} cannot say whether it is ready", source.id(), e);
      return new VoiceReadiness.Missing(
          "The voice failed when it was asked whether it is ready.",
          "Report it with the log; use another voice meanwhile.");
    }
  }

  /**
   * Has a text spoken, on a thread of its own, so that a voice that hangs holds nobody up.
   *
   * @throws SoundException as {@link org.raccord.audio.SoundCall#speak} says
   */
  public Speech speak(String id, Utterance utterance, SpeechCall call)
      throws SoundException, InterruptedException {
    List<Source> there = snapshot;
    Source source =
        there.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow(() -> nobody(id));
    Voice voice = source.borrow();
    if (voice == null) {
      throw nobody(id);
    }
    return new Speaking(source, voice, utterance, call).within(patience);
  }

  private SoundException nobody(String id) {
    List<String> ids = snapshot.stream().map(Source::id).toList();
    return new SoundException(
        Kind.UNSUPPORTED,
        "There is no voice "
            + id
            + "; there "
            + (ids.isEmpty() ? "is none at all." : "are: " + String.join(", ", ids) + "."));
  }

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      cardinality = ReferenceCardinality.MULTIPLE,
      scope = ReferenceScope.BUNDLE)
  void addVoice(ComponentServiceObjects<Voice> objects, Map<String, Object> properties) {
    if (properties.get(Voice.ID) instanceof String id && !id.isBlank()) {
      put(new FromBundle(id, objects));
    } else {
      LOG.warn(
          "A voice of {} has no property {} and is left out",
          objects.getServiceReference().getBundle(),
          Voice.ID);
    }
  }

  void removeVoice(ComponentServiceObjects<Voice> objects) {
    List<FromBundle> removed = new ArrayList<>();
    synchronized (lock) {
      List<Source> left = new ArrayList<>();
      for (Source source : snapshot) {
        if (source instanceof FromBundle own && own.isOf(objects)) {
          removed.add(own);
        } else {
          left.add(source);
        }
      }
      snapshot = List.copyOf(left);
    }
    removed.forEach(FromBundle::letGo);
  }

  private void put(Source source) {
    synchronized (lock) {
      List<Source> next = new ArrayList<>(snapshot);
      next.add(source);
      next.sort(Comparator.comparing(Source::id));
      snapshot = List.copyOf(next);
    }
  }

  /** Puts a voice on the shelf. */
  public void put(String id, Voice voice) {
    put(
        new Source() {
          @Override
          public String id() {
            return id;
          }

          @Override
          public Voice borrow() {
            return voice;
          }

          @Override
          public void giveBack(Voice borrowed) {}
        });
  }

  /**
   * A voice of another bundle. Once borrowed it is kept while it is on the shelf: between two texts
   * nobody else holds it, and it would be taken down with all that it has loaded.
   */
  private static final class FromBundle implements Source {

    private final String id;
    private final ComponentServiceObjects<Voice> objects;
    private final Object lock = new Object();
    private @Nullable Voice kept;
    private boolean gone;

    FromBundle(String id, ComponentServiceObjects<Voice> objects) {
      this.id = id;
      this.objects = objects;
    }

    @Override
    public String id() {
      return id;
    }

    boolean isOf(ComponentServiceObjects<Voice> others) {
      return objects.getServiceReference().equals(others.getServiceReference());
    }

    @Override
    public @Nullable Voice borrow() {
      try {
        Voice voice = objects.getService();
        synchronized (lock) {
          if (voice == null || kept != null || gone) {
            return voice;
          }
          kept = voice;
        }
        return objects.getService();
      } catch (IllegalStateException e) {
        // The service went between the snapshot and now.
        return null;
      }
    }

    @Override
    public void giveBack(Voice voice) {
      try {
        objects.ungetService(voice);
      } catch (IllegalStateException | IllegalArgumentException e) {
        LOG.debug("Voice {} had gone when it was given back", id, e);
      }
    }

    /** Lets go of it, for it is on the shelf no more. */
    void letGo() {
      Voice last;
      synchronized (lock) {
        gone = true;
        last = kept;
        kept = null;
      }
      if (last != null) {
        giveBack(last);
      }
    }
  }
}
