package org.raccord.core;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.raccord.generator.Checkable;
import org.raccord.generator.ModelPackages;

/**
 * The model packages on this machine, for a skin.
 *
 * <p><b>Threads.</b> May be called from any thread.
 *
 * <p><b>Failure.</b> A {@link WorkException} of kind INPUT where a package cannot be used, of kind
 * ORDER where there is none of that name or no part that runs models; nothing has changed then.
 */
@ProviderType
public interface Models {

  /** The folder that packages lie in. */
  Path folder() throws WorkException;

  /** All packages, those that cannot be used too, by name. */
  List<ModelPackages.Card> list() throws WorkException;

  /** Reads and checks a package, in a folder or a .zip, without adding it. */
  ModelPackages.Card look(Path source) throws WorkException;

  /** Checks a package and adds it, in place of one with the same name. */
  ModelPackages.Card add(Path source) throws WorkException;

  /**
   * Loads a package's model and tries it.
   *
   * @throws InterruptedException if the calling thread was interrupted
   */
  List<Checkable.Finding> check(String name) throws WorkException, InterruptedException;

  /** Removes a package. */
  void remove(String name) throws WorkException;
}
