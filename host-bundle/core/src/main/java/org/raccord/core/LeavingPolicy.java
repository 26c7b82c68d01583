package org.raccord.core;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What may leave the machine, as the user has it. A timeline may forbid more: {@link
 * Edit#keepHere()}.
 *
 * <p><b>Threads.</b> May be called from any thread.
 *
 * <p><b>Failure.</b> A {@link WorkException}; nothing has changed then.
 */
@ProviderType
public interface LeavingPolicy {

  /** What holds now. */
  State state() throws WorkException;

  /**
   * Allows a destination.
   *
   * @param destination address of a server; what follows host and port is left out
   * @return the destination as it is stored
   */
  String allow(String destination) throws WorkException;

  /** Takes an allowance back; tells whether there was one. */
  boolean forbid(String destination) throws WorkException;

  /** Whether what goes to {@code destination} stays on this machine. */
  boolean staysHere(String destination);

  /** Forbids everything, whatever was allowed. */
  void nothingLeaves() throws WorkException;

  /** Goes back to what was allowed one by one. */
  void ask() throws WorkException;

  /**
   * What holds.
   *
   * @param nothingLeaves whether nothing may leave
   * @param allowed destinations that were allowed
   */
  record State(boolean nothingLeaves, List<String> allowed) {
    public State {
      allowed = List.copyOf(allowed);
    }
  }
}
