package org.raccord.core.internal.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ReferenceScope;
import org.raccord.core.FillPreview.Expected;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generators that are there, as one immutable snapshot that bundles change as they come and go.
 */
@Component(service = GeneratorShelf.class)
public class GeneratorShelf {

  private static final Logger LOG = LoggerFactory.getLogger(GeneratorShelf.class);

  /** What ids of the host's own makers begin with. They need no bundle. */
  public static final String HOST = "raccord:";

  private final Object lock = new Object();
  private volatile List<Shelved> snapshot = List.of();
  private final List<Consumer<String>> departures = new CopyOnWriteArrayList<>();
  private final Interview interview;
  private final PastFills past;

  /** An empty shelf. */
  @Activate
  public GeneratorShelf() {
    this(FillJob.Patience.ofUser().ending(), PastFills.ofUser());
  }

  /**
   * @param answering how long a generator may take to say what it offers
   * @param past how long fills took
   */
  GeneratorShelf(Duration answering, PastFills past) {
    this.interview = new Interview(answering);
    this.past = past;
  }

  /**
   * What a generator says of a slot; whatever goes wrong in it is a no. How long it takes is what
   * its fills on this machine tell, where there were some.
   */
  public Offer offer(Shelved shelved, FillRequest request) {
    Offer offer = interview.ask(shelved, request);
    return offer instanceof Offer.Serves serves
        ? measured(shelved, request)
            .<Offer>map(m -> serves.within(Duration.ofMillis(Math.round(1000 * m.seconds()))))
            .orElse(serves)
        : offer;
  }

  /** What a fill will take, by those that this machine has seen of the generator. */
  public Optional<Expected> measured(Shelved shelved, FillRequest request) {
    return past.measured(maker(shelved), request);
  }

  /** Takes note of what a fill took that ended well. */
  public void took(Shelved shelved, FillRequest request, double seconds) {
    past.note(maker(shelved), request, seconds);
  }

  /** Takes note of what the host added to a take. */
  public void tookItself(FillRequest request, double seconds) {
    past.note(PastFills.HOST, request, seconds);
  }

  /** Another version, or other settings, may be of another speed. */
  private static String maker(Shelved shelved) {
    return shelved.card().id()
        + " "
        + shelved.version()
        + shelved
            .instance()
            .map(i -> " " + Integer.toHexString(i.settings().hashCode()))
            .orElse("");
  }

  /** Gives up a generator that hangs, with all of its bundle: it gets no further work. */
  public void giveUp(Shelved shelved) {
    interview.giveUp(shelved);
  }

  public boolean isGivenUp(Shelved shelved) {
    return interview.isGivenUp(shelved);
  }

  /** Whether whoever made a take, by its id ({@code bundle:instance}), is not there any more. */
  public boolean isMissing(String maker) {
    return !maker.startsWith(HOST) && snapshot.stream().noneMatch(s -> s.card().id().equals(maker));
  }

  /** What stands there now, in order of id. */
  public List<Shelved> all() {
    return snapshot;
  }

  /** Those that may be asked without being named. */
  public List<Shelved> forAnybody() {
    return snapshot.stream().filter(s -> !s.isOnRequest()).toList();
  }

  /**
   * Those that a name means: the one of this id ({@code bundle:instance}) or of this instance's
   * name alone, or all of this bundle that may be asked without their whole id.
   */
  public List<Shelved> named(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return snapshot.stream()
        .filter(
            s -> {
              String id = s.card().id().toLowerCase(Locale.ROOT);
              return id.equals(wanted)
                  || (s.instance().isPresent() && id.endsWith(":" + wanted))
                  || (id.startsWith(wanted + ":") && !s.isOnRequest());
            })
        .toList();
  }

  /** That a name means none, with those that are there, for the editor. */
  public String nobody(String name) {
    List<Shelved> all = snapshot;
    return "There is no generator "
        + name
        + "; there "
        + (all.isEmpty()
            ? "is none at all."
            : "are: " + String.join(", ", all.stream().map(s -> s.card().id()).toList()) + ".");
  }

  /** Calls {@code listener} with the id of each generator that goes, at once when it goes. */
  public AutoCloseable onDeparture(Consumer<String> listener) {
    departures.add(listener);
    return () -> departures.remove(listener);
  }

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      cardinality = ReferenceCardinality.MULTIPLE,
      scope = ReferenceScope.BUNDLE)
  void addGenerator(
      ComponentServiceObjects<ClipGenerator> objects, Map<String, Object> properties) {
    if (!(properties.get(ClipGenerator.ID) instanceof String)) {
      LOG.warn(
          "A generator of {} has no property {} and is left out",
          objects.getServiceReference().getBundle(),
          ClipGenerator.ID);
      return;
    }
    add(new FromBundle(objects, properties));
  }

  void removeGenerator(ComponentServiceObjects<ClipGenerator> objects) {
    String gone = null;
    synchronized (lock) {
      List<Shelved> next = new ArrayList<>(snapshot);
      for (Shelved shelved : snapshot) {
        if (shelved instanceof FromBundle b
            && b.objects.getServiceReference().equals(objects.getServiceReference())) {
          next.remove(shelved);
          gone = shelved.card().id();
        }
      }
      snapshot = List.copyOf(next);
    }
    announce(gone);
  }

  /** Puts a generator on the shelf. */
  public void add(Shelved shelved) {
    synchronized (lock) {
      List<Shelved> next = new ArrayList<>(snapshot);
      next.add(shelved);
      next.sort(Comparator.comparing(s -> s.card().id()));
      snapshot = List.copyOf(next);
    }
    LOG.info("Generator {} is there", shelved.card().id());
  }

  /** Takes a generator off the shelf; fills that it works on are cancelled. */
  public void remove(Shelved shelved) {
    putAway(shelved);
    announce(shelved.card().id());
  }

  /** Takes a generator off the shelf; fills that it works on go on. */
  public void putAway(Shelved shelved) {
    synchronized (lock) {
      List<Shelved> next = new ArrayList<>(snapshot);
      next.remove(shelved);
      snapshot = List.copyOf(next);
    }
  }

  @Deactivate
  void close() {
    interview.close();
  }

  private void announce(@Nullable String gone) {
    if (gone == null) {
      return;
    }
    LOG.info("Generator {} has gone", gone);
    departures.forEach(listener -> listener.accept(gone));
  }

  private static final class FromBundle implements Shelved {

    private final ComponentServiceObjects<ClipGenerator> objects;
    private final GeneratorCard card;
    private final String version;
    private final boolean onRequest;

    FromBundle(ComponentServiceObjects<ClipGenerator> objects, Map<String, Object> properties) {
      this.objects = objects;
      Bundle bundle = objects.getServiceReference().getBundle();
      String name = bundle == null ? "unknown" : bundle.getSymbolicName();
      this.version = bundle == null ? "0" : bundle.getVersion().toString();
      this.onRequest = Boolean.TRUE.equals(properties.get(ClipGenerator.ON_REQUEST));
      this.card =
          new GeneratorCard(
              properties.get(ClipGenerator.ID)
                  + ":"
                  + properties.getOrDefault(ClipGenerator.INSTANCE, "default"),
              String.valueOf(properties.getOrDefault(ClipGenerator.DESCRIPTION, "")),
              name + " " + version,
              properties.get(ClipGenerator.WORKERS) instanceof Integer n && n > 0 ? n : 1);
    }

    @Override
    public GeneratorCard card() {
      return card;
    }

    @Override
    public String version() {
      return version;
    }

    @Override
    public boolean isOnRequest() {
      return onRequest;
    }

    @Override
    public @Nullable ClipGenerator borrow() {
      try {
        return objects.getService();
      } catch (IllegalStateException e) {
        // The service went between the snapshot and now.
        return null;
      }
    }

    @Override
    public void giveBack(ClipGenerator generator) {
      try {
        objects.ungetService(generator);
      } catch (IllegalStateException | IllegalArgumentException e) {
        LOG.debug("Generator {} had gone when it was given back", card.id(), e);
      }
    }
  }
}
