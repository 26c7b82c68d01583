package org.raccord.model.fill;

/**
 * A media file of a take.
 *
 * @param path relative to the timeline's folder, with forward slashes
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param headHandle frames (picture) or samples (sound) before the slot's first
 * @param length frames or samples of the slot itself
 * @param tailHandle frames or samples after the slot's last
 */
public record TakeFile(String path, String sha256, long headHandle, long length, long tailHandle) {

  public TakeFile {
    if (headHandle < 0 || length < 1 || tailHandle < 0) {
      throw new IllegalArgumentException("A take covers its slot and has no negative handles");
    }
  }
}
