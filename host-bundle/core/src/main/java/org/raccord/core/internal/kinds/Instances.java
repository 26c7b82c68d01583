package org.raccord.core.internal.kinds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.core.internal.policy.WayOut;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind;
import org.raccord.outbound.Destination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands an instance on the shelf for whatever is set up of each kind that is there, and takes it
 * off again. One class holds the changing set of kinds.
 */
@Component(service = Instances.class)
public class Instances {

  private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

  /**
   * A kind that is there.
   *
   * @param name such as {@code videoapi}
   * @param kind the service
   * @param bundle symbolic name and version of its bundle
   * @param version of its bundle
   */
  public record KnownKind(String name, GeneratorKind kind, String bundle, String version) {}

  /**
   * An instance that cannot be used.
   *
   * @param id {@code kind:instance}
   * @param why and what to do
   * @param destination where it would send to
   * @param use off where the user wants it so; else it is broken
   */
  public record NotReady(
      String id, String why, Optional<String> destination, GeneratorCard.Use use) {}

  private final GeneratorShelf shelf;
  private final UserSettings settings;
  private final Object lock = new Object();
  private final Map<String, KnownKind> kinds = new TreeMap<>();
  private final Map<String, FromKind> standing = new LinkedHashMap<>();
  private List<NotReady> notReady = List.of();
  private List<String> problems = List.of();

  @Activate
  public Instances(@Reference GeneratorShelf shelf) {
    this(shelf, UserSettings.ofUser());
  }

  /** With settings of one's own. */
  public Instances(GeneratorShelf shelf, UserSettings settings) {
    this.shelf = shelf;
    this.settings = settings;
    refresh();
  }

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      cardinality = ReferenceCardinality.MULTIPLE)
  void addKind(GeneratorKind kind, ServiceReference<GeneratorKind> reference) {
    if (!(reference.getProperty(GeneratorKind.NAME) instanceof String name)) {
      LOG.warn(
          "A kind of generator of {} has no property {} and is left out",
          reference.getBundle(),
          GeneratorKind.NAME);
      return;
    }
    Bundle bundle = reference.getBundle();
    String version = bundle == null ? "0" : bundle.getVersion().toString();
    add(
        new KnownKind(
            name,
            kind,
            (bundle == null ? "unknown" : bundle.getSymbolicName()) + " " + version,
            version));
  }

  void removeKind(GeneratorKind kind) {
    synchronized (lock) {
      kinds.values().removeIf(known -> known.kind() == kind);
    }
    refresh();
  }

  /** Makes a kind known. */
  public void add(KnownKind known) {
    synchronized (lock) {
      kinds.put(known.name(), known);
    }
    refresh();
  }

  /** The kinds that are there, in order of name. */
  public List<KnownKind> kinds() {
    synchronized (lock) {
      return List.copyOf(kinds.values());
    }
  }

  /** Instances that cannot be used. */
  public List<NotReady> notReady() {
    synchronized (lock) {
      return notReady;
    }
  }

  /** Settings that cannot be read, a sentence each. */
  public List<String> problems() {
    synchronized (lock) {
      return problems;
    }
  }

  /** The user's settings. */
  public UserSettings settings() {
    return settings;
  }

  /** Brings the shelf to what is set up now. What did not change stays as it is. */
  public final void refresh() {
    synchronized (lock) {
      List<String> unreadable = new ArrayList<>();
      List<NotReady> broken = new ArrayList<>();
      Map<String, UserSettings.Stored> wanted = new LinkedHashMap<>();
      for (KnownKind known : kinds.values()) {
        for (GeneratorKind.Instance found : found(known)) {
          wanted.put(id(known.name(), found), new UserSettings.Stored(known.name(), found));
        }
      }
      Set<String> off = new HashSet<>();
      for (UserSettings.Stored stored : settings.instances(unreadable)) {
        if (stored.use() == UserSettings.Use.OFF) {
          broken.add(off(stored));
          off.add(id(stored.kind(), stored.instance()));
        } else {
          wanted.put(id(stored.kind(), stored.instance()), stored);
        }
      }
      standing
          .entrySet()
          .removeIf(
              entry -> {
                UserSettings.Stored still = wanted.get(entry.getKey());
                boolean stays =
                    still != null
                        && kinds.containsKey(still.kind())
                        && entry.getValue().instance().equals(Optional.of(still.instance()));
                if (!stays) {
                  // Switched off or set up otherwise: what it works on goes on.
                  if (off.contains(entry.getKey()) || still != null) {
                    shelf.putAway(entry.getValue());
                  } else {
                    shelf.remove(entry.getValue());
                  }
                  entry.getValue().retire();
                }
                return !stays;
              });
      for (Map.Entry<String, UserSettings.Stored> entry : wanted.entrySet()) {
        if (!standing.containsKey(entry.getKey())) {
          open(entry.getKey(), entry.getValue(), broken);
        }
      }
      notReady = List.copyOf(broken);
      problems = List.copyOf(unreadable);
    }
  }

  private static NotReady off(UserSettings.Stored stored) {
    return new NotReady(
        id(stored.kind(), stored.instance()),
        "It is switched off. Switch it on with: raccord generators enable "
            + stored.instance().name(),
        WayOut.server(stored.instance()).map(Destination::toString),
        GeneratorCard.Use.OFF);
  }

  private static List<GeneratorKind.Instance> found(KnownKind known) {
    try {
      return known.kind().found();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Defect in generator kind {}", known.name(), e);
      return List.of();
    }
  }

  private void open(String id, UserSettings.Stored stored, List<NotReady> broken) {
    Optional<String> to = WayOut.server(stored.instance()).map(Destination::toString);
    KnownKind known = kinds.get(stored.kind());
    if (known == null) {
      broken.add(
          new NotReady(
              id,
              "No bundle makes generators of the kind "
                  + stored.kind()
                  + ". Put it into the plugins folder, or remove the instance.",
              to,
              GeneratorCard.Use.ON));
      return;
    }
    try {
      FromKind opened = open(known, stored.instance());
      standing.put(id, opened);
      shelf.add(opened);
    } catch (GenerationException e) {
      broken.add(new NotReady(id, String.valueOf(e.getMessage()), to, GeneratorCard.Use.ON));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Defect in generator kind {}", known.name(), e);
      broken.add(
          new NotReady(
              id,
              "It broke down (" + e.getClass().getSimpleName() + "). The log has the details.",
              to,
              GeneratorCard.Use.ON));
    }
  }

  /** Opens an instance without standing it on the shelf. */
  static FromKind open(KnownKind known, GeneratorKind.Instance instance)
      throws GenerationException {
    GeneratorKind.Opened opened = known.kind().open(instance);
    return new FromKind(
        new GeneratorCard(
            id(known.name(), instance),
            opened.description(),
            known.bundle(),
            opened.workers(),
            WayOut.server(instance).map(Destination::toString),
            opened.perSecond(),
            Optional.empty()),
        known.version(),
        instance,
        opened.generator());
  }

  private static String id(String kind, GeneratorKind.Instance instance) {
    return kind + ":" + instance.name();
  }

  /** Takes everything off the shelf. */
  @Deactivate
  public void close() {
    synchronized (lock) {
      kinds.clear();
    }
    refresh();
  }
}
