package org.raccord.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The model packages on this machine: folders with trained models that a user has added. Each is an
 * instance of the kind {@value #KIND}.
 *
 * <p><b>Threads.</b> May be called from any thread; {@link #add} and {@link #check} take seconds.
 *
 * <p><b>Failure.</b> A {@link GenerationException} of kind MISCONFIGURED that says what is wrong
 * with a package and what to do; nothing has been added or removed then.
 */
@ProviderType
public interface ModelPackages {

  /** Name of the kind of generator that runs them. */
  String KIND = "models";

  /** The folder that packages lie in. */
  Path folder();

  /** All packages in the folder, those that cannot be used too, by name. */
  List<Card> list();

  /**
   * Reads and checks a package without adding it.
   *
   * @param source its folder, or a .zip of it
   */
  Card look(Path source) throws GenerationException;

  /**
   * Checks a package and copies it into the folder, in place of one with the same name; only files
   * that its description names are copied.
   *
   * @param source its folder, or a .zip of it
   */
  Card add(Path source) throws GenerationException;

  /**
   * Checks the files of a package, loads its model and tries it.
   *
   * @throws GenerationException if there is no such package
   */
  List<Checkable.Finding> check(String name) throws GenerationException, InterruptedException;

  /** Removes a package from the folder. */
  void remove(String name) throws GenerationException;

  /**
   * What a package says of itself.
   *
   * @param name of the package and of its instance
   * @param version of the model; empty text where it could not be read
   * @param title one line; why it cannot be used where {@code usable} is false
   * @param task {@code interpolate}, {@code extend} or {@code refine}; empty text where it could
   *     not be read
   * @param licence name of the licence; empty text where it could not be read
   * @param licenceText the whole licence, where the package carries it
   * @param bytes size of its files
   * @param usable whether its description can be read
   */
  record Card(
      String name,
      String version,
      String title,
      String task,
      String licence,
      Optional<String> licenceText,
      long bytes,
      boolean usable) {}
}
