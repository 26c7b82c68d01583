package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.raccord.core.GeneratorSetup.KindCard;
import org.raccord.core.LeavingPolicy;
import org.raccord.core.TakeCodec;
import org.raccord.core.Voices;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.GeneratorKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generators, voices and bundles that are there, what may leave the machine, and what is done
 * with them. All work runs on a thread of its own; the property changes on the toolkit's thread,
 * and methods return at once.
 */
public final class Equipment implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Equipment.class);

  private final Desk desk;
  private final PluginShelf plugins;
  private final KeyVault vault;
  private final Executor ui;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "equipment");
            thread.setDaemon(true);
            return thread;
          });
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.UNKNOWN);

  /** Touched by the worker alone. */
  private String said = "";

  /**
   * What there is.
   *
   * @param generators ready or not
   * @param kinds what others can be set up of
   * @param voices ready or not
   * @param plugins bundles that the user brought in
   * @param leaving what may leave the machine
   * @param codec how the pictures of new takes are written
   * @param said what was done last, or why it was not
   */
  public record State(
      List<GeneratorCard> generators,
      List<KindCard> kinds,
      List<Voices.Card> voices,
      List<PluginShelf.Plugin> plugins,
      LeavingPolicy.State leaving,
      TakeCodec codec,
      String said) {

    static final State UNKNOWN =
        new State(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new LeavingPolicy.State(false, List.of()),
            TakeCodec.PRORES,
            "");

    public State {
      generators = List.copyOf(generators);
      kinds = List.copyOf(kinds);
      voices = List.copyOf(voices);
      plugins = List.copyOf(plugins);
    }
  }

  /** Something that is done; it says how that went. */
  @FunctionalInterface
  private interface Deed {
    String run() throws WorkException, IOException, InterruptedException;
  }

  public Equipment(Desk desk, PluginShelf plugins, KeyVault vault, Executor ui) {
    this.desk = desk;
    this.plugins = plugins;
    this.vault = vault;
    this.ui = ui;
  }

  /** What there is. */
  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** Looks again. */
  public void refresh() {
    submit(() -> said);
  }

  /** Brings a bundle in. */
  public void install(Path jar) {
    submit(
        () -> {
          plugins.install(jar);
          return jar.getFileName() + " is installed; what it brings is there in a moment.";
        });
  }

  /** Has a bundle read, or no longer. */
  public void toggle(PluginShelf.Plugin plugin) {
    submit(
        () -> {
          plugins.toggle(plugin);
          return plugin.name() + (plugin.enabled() ? " is disabled." : " is enabled.");
        });
  }

  /** Deletes a bundle. */
  public void remove(PluginShelf.Plugin plugin) {
    submit(
        () -> {
          plugins.remove(plugin);
          return plugin.name() + " is removed. Takes that it made stay.";
        });
  }

  /**
   * Sets a generator up.
   *
   * @param key the key itself, which is kept apart; blank where it needs none
   */
  public void add(String kind, String name, Map<String, String> settings, String key) {
    submit(
        () -> {
          if (!GeneratorKind.Instance.isName(name)) {
            return "A name is made of small letters, digits, dots, dashes and underscores.";
          }
          if (isThere(name)) {
            // Before a key is kept: it would take the place of the other's.
            return "There is a generator "
                + name
                + " already. Forget it first, or give another name.";
          }
          Map<String, String> all = new TreeMap<>(settings);
          all.values().removeIf(String::isBlank);
          if (!key.isBlank()) {
            all.put(GeneratorKind.KEY, vault.keep(name, key.strip()));
          }
          GeneratorCard card;
          try {
            card = desk.setup().add(kind, name, all);
          } catch (WorkException | RuntimeException e) {
            if (!key.isBlank() && !isThere(name)) {
              forgetKey(name);
            }
            throw e;
          }
          return card.id()
              + " is set up"
              + Optional.ofNullable(all.get(GeneratorKind.KEY))
                  .map(where -> "; its key lies at " + where)
                  .orElse("")
              + ".";
        });
  }

  /**
   * Tells what a generator was set up with, and its kind.
   *
   * @param told gets them on the toolkit's thread; not called where it was not set up here, which
   *     is said
   */
  public void settings(GeneratorCard card, Consumer<Map<String, String>> told) {
    submit(
        () -> {
          Map<String, String> now = desk.setup().settings(card.id());
          ui.execute(() -> told.accept(now));
          return said;
        });
  }

  /**
   * Gives a generator other settings.
   *
   * @param settings all of them but the key
   * @param key another key itself; blank where the one it has stays
   */
  public void change(GeneratorCard card, Map<String, String> settings, String key) {
    String name = card.id().substring(card.id().indexOf(':') + 1);
    submit(
        () -> {
          Map<String, String> former = desk.setup().settings(name);
          Map<String, String> all = new TreeMap<>(settings);
          all.values().removeIf(String::isBlank);
          Optional<String> kept = Optional.ofNullable(former.get(GeneratorKind.KEY));
          if (kept.isPresent()) {
            // Tried with the key that is there: another one would take its place in the keyring.
            all.put(GeneratorKind.KEY, kept.get());
            desk.setup().change(name, all);
          }
          if (!key.isBlank()) {
            all.put(GeneratorKind.KEY, vault.keep(name, key.strip()));
          }
          if (kept.isEmpty() || !key.isBlank()) {
            try {
              desk.setup().change(name, all);
            } catch (WorkException | RuntimeException e) {
              if (kept.isEmpty() && !key.isBlank()) {
                forgetKey(name);
              }
              throw e;
            }
          }
          return card.id() + " has other settings" + (key.isBlank() ? "." : " and another key.");
        });
  }

  /** Whether a generator has a name, be it ready or not. */
  private boolean isThere(String name) {
    return desk.setup().generators().stream().anyMatch(g -> g.id().endsWith(":" + name));
  }

  /** Whether there was one; why it stays is told by the log alone, as more was done than this. */
  private boolean forgetKey(String name) throws InterruptedException {
    try {
      return vault.forget(name);
    } catch (IOException e) {
      LOG.warn("The key of {} stays", name, e);
      return false;
    }
  }

  /** Forgets a generator that was set up, and the key that was kept for it. */
  public void forget(GeneratorCard card) {
    String name = card.id().substring(card.id().indexOf(':') + 1);
    submit(
        () -> {
          desk.setup().remove(name);
          return card.id()
              + (forgetKey(name) ? " and its key are forgotten." : " is forgotten.")
              + " Takes that it made stay.";
        });
  }

  /** Switches a generator off that was set up, or on again. */
  public void toggle(GeneratorCard card) {
    submit(
        () -> {
          if (card.isOff()) {
            desk.setup().enable(card.id());
            return card.id() + " is on.";
          }
          desk.setup().disable(card.id());
          return card.id() + " is off and is asked nothing.";
        });
  }

  /** Sets how the pictures of new takes are written. */
  public void write(TakeCodec codec) {
    submit(
        () -> {
          desk.workbench().setTakeCodec(codec);
          return "New takes are written as " + codec.words() + ".";
        });
  }

  /** Has a generator try what a fill needs. */
  public void check(GeneratorCard card) {
    submit(
        () ->
            card.id()
                + ":\n"
                + desk.setup().check(card.id()).stream()
                    .map(
                        f ->
                            (f.passes() ? "\u2713 " : "\u2715 ") + f.subject() + ": " + f.message())
                    .collect(Collectors.joining("\n")));
  }

  /** Lets nothing leave the machine, or what was allowed one by one. */
  public void keepHere(boolean nothingLeaves) {
    submit(
        () -> {
          if (nothingLeaves) {
            desk.policy().nothingLeaves();
            return "Nothing leaves this machine.";
          }
          desk.policy().ask();
          return "Only what is allowed below leaves this machine.";
        });
  }

  /** Allows a destination. */
  public void allow(String destination) {
    submit(() -> "Allowed: " + desk.policy().allow(destination));
  }

  /** Takes an allowance back. */
  public void forbid(String destination) {
    submit(
        () ->
            desk.policy().forbid(destination)
                ? destination + " is not allowed any more."
                : destination + " was not allowed.");
  }

  private void submit(Deed deed) {
    worker.execute(
        () -> {
          try {
            said = deed.run();
          } catch (WorkException | IOException e) {
            said = "\u26A0 " + e.getMessage();
          } catch (InterruptedException e) {
            return;
          } catch (RuntimeException e) {
            LOG.error("The equipment cannot be changed", e);
            said = "\u26A0 " + e;
          }
          look();
        });
  }

  private void look() {
    try {
      State now =
          new State(
              desk.setup().generators(),
              desk.setup().kinds(),
              desk.voices().list(),
              plugins.list(),
              desk.policy().state(),
              desk.workbench().takeCodec(),
              said);
      ui.execute(() -> state.set(now));
    } catch (WorkException | IOException | RuntimeException e) {
      LOG.warn("What is there cannot be told", e);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
