package org.raccord.generator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of generator that is set up as often as somebody wants it: one instance a server, an
 * account or a model. The host keeps the settings and stands each instance beside the other
 * generators, as {@code kind:instance}.
 *
 * <p>Register it as an OSGi service with the property {@value #NAME}.
 *
 * <p><b>Threads.</b> May be called from any thread. Every method returns at once: files that the
 * settings name may be read, the network is not used and no model is loaded.
 *
 * <p><b>Ownership.</b> The host borrows one generator per instance. A generator that is {@link
 * AutoCloseable} is closed when its instance is removed or its kind goes, and not before its last
 * fill has ended.
 *
 * <p><b>Failure.</b> Settings that cannot work are a {@link GenerationException} of kind
 * MISCONFIGURED that says which one and what to write; the instance is then listed as not ready.
 *
 * <p><b>Cancellation.</b> None is needed.
 */
@ConsumerType
public interface GeneratorKind {

  /** Service property: a stable lower-case name, such as {@code videoapi}, saved in timelines. */
  String NAME = "raccord.generator.kind";

  /** Name of the setting that holds a reference to a key; the host alone resolves it. */
  String KEY = "key";

  /** One line that tells an editor what this kind is. */
  String description();

  /** What can be set, in the order in which it is shown. */
  List<Setting> settings();

  /** Instances that are there without having been set up, such as models in a folder. */
  default List<Instance> found() {
    return List.of();
  }

  /**
   * The generator of an instance.
   *
   * @throws GenerationException MISCONFIGURED if the settings cannot work
   */
  Opened open(Instance instance) throws GenerationException;

  /**
   * Something that can be set.
   *
   * @param name lower case, such as {@code url}
   * @param presence whether it must be
   * @param standard what holds where it is not
   * @param description what it means and how it is written
   */
  record Setting(String name, Presence presence, Optional<String> standard, String description) {}

  /** Whether a setting must be given. */
  enum Presence {
    REQUIRED,
    OPTIONAL
  }

  /**
   * An instance as it was set up.
   *
   * @param name lower-case letters, digits, dots, dashes and underscores, begun by a letter or
   *     digit
   * @param settings by name; those that were not given are absent
   */
  record Instance(String name, Map<String, String> settings) {

    private static final Pattern NAMES = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public Instance {
      settings = Map.copyOf(settings);
      if (!isName(name)) {
        throw new IllegalArgumentException("\"" + name + "\" is no name of an instance");
      }
    }

    /** Whether {@code text} can name an instance. */
    public static boolean isName(String text) {
      return NAMES.matcher(text).matches();
    }

    /** A setting, or nothing where it was not given. */
    public Optional<String> setting(String setting) {
      return Optional.ofNullable(settings.get(setting));
    }
  }

  /**
   * An instance that is ready to be asked.
   *
   * @param generator the generator
   * @param description one line for the editor: what and where it is
   * @param workers how many fills it runs at once, at least 1
   * @param perSecond what a second of what it makes costs, where the settings say
   */
  record Opened(
      ClipGenerator generator, String description, int workers, Optional<Offer.Price> perSecond) {

    /** One of which nobody said what it costs. */
    public Opened(ClipGenerator generator, String description, int workers) {
      this(generator, description, workers, Optional.empty());
    }

    public Opened {
      if (workers < 1) {
        throw new IllegalArgumentException("At least one worker");
      }
    }
  }
}
