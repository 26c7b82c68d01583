package org.raccord.core;

import java.nio.file.Path;

/**
 * What became of a file of a take that was to be signed.
 *
 * @param take id of the take
 * @param file the signed copy; where there is none, the file that was to be signed
 * @param state what it is now
 * @param words what the editor should know: what stands in the signature, or why there is none
 */
public record Signed(String take, Path file, State state, String words) {

  /** What the signature is worth to whoever reads it, as it was read back from the copy. */
  public enum State {
    /** It is whole, and its signer is known to the tool that read it. */
    TRUSTED,
    /** It is whole; the signer is nobody whom the tool that read it knows. */
    VALID,
    /** There is no signed copy. */
    NOT_SIGNED
  }
}
