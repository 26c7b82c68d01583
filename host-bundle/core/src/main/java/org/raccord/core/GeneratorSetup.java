package org.raccord.core;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.Checkable;
import org.raccord.generator.GeneratorKind;

/**
 * Sets generators up: servers, accounts, models.
 *
 * <p><b>Threads.</b> May be called from any thread.
 *
 * <p><b>Ownership.</b> What is set up is kept in the user's settings and is there for every edit.
 *
 * <p><b>Failure.</b> A {@link WorkException} whose kind names the next action; nothing has been
 * stored then.
 *
 * <p><b>Cancellation.</b> {@link #check} ends when its thread is interrupted; the rest returns at
 * once.
 */
@ProviderType
public interface GeneratorSetup {

  /**
   * The generators that are there, and those that are set up and cannot be used, with why: settings
   * that do not work, a server that has not been allowed, a key that is missing, a bundle that
   * hung. No server is asked.
   */
  List<GeneratorCard> generators();

  /** Settings that cannot be read, a sentence each; empty as a rule. */
  List<String> problems();

  /** What generators can be set up of. */
  List<KindCard> kinds();

  /**
   * Sets a generator up. Nothing is sent anywhere.
   *
   * @param kind name of its kind
   * @param name the new instance's name
   * @param settings by name; a key is given as a reference
   */
  GeneratorCard add(String kind, String name, Map<String, String> settings) throws WorkException;

  /**
   * What a generator was set up with; a key is a reference, never the key itself.
   *
   * @throws WorkException ORDER if none was set up by that name
   */
  Map<String, String> settings(String name) throws WorkException;

  /**
   * Gives a generator that was set up other settings; it is on or off as before. A fill that it
   * works on goes on with the former ones. Nothing is sent anywhere.
   *
   * @param settings all of them by name; a key is given as a reference
   * @throws WorkException ORDER if none was set up by that name, or the settings do not work: the
   *     former ones stay then
   */
  void change(String name, Map<String, String> settings) throws WorkException;

  /**
   * Switches a generator off that was set up: it is asked nothing until it is on again, and keeps
   * its settings. A fill that it works on goes on.
   *
   * @throws WorkException ORDER if none was set up by that name
   */
  void disable(String name) throws WorkException;

  /**
   * Switches a generator on again.
   *
   * @throws WorkException ORDER if none was set up by that name
   */
  void enable(String name) throws WorkException;

  /** Forgets a generator that was set up. Its takes stay. */
  void remove(String name) throws WorkException;

  /**
   * Has a generator try everything a fill would need. Asks its server where that is allowed.
   *
   * @param name id or name
   * @throws InterruptedException if the calling thread was interrupted
   */
  List<Checkable.Finding> check(String name) throws WorkException, InterruptedException;

  /**
   * A kind of generator.
   *
   * @param name such as {@code videoapi}
   * @param description one line
   * @param settings what can be set
   * @param bundle symbolic name and version of the bundle that brings it
   */
  record KindCard(
      String name, String description, List<GeneratorKind.Setting> settings, String bundle) {
    public KindCard {
      settings = List.copyOf(settings);
    }
  }
}
