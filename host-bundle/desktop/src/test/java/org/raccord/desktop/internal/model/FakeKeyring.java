package org.raccord.desktop.internal.model;

import java.util.Map;
import java.util.TreeMap;

/** A keyring in memory, or one that is not there. */
final class FakeKeyring implements KeyVault.Keyring {

  /** Keys by name. */
  final Map<String, String> kept = new TreeMap<>();

  private final boolean there;

  private FakeKeyring(boolean there) {
    this.there = there;
  }

  static FakeKeyring there() {
    return new FakeKeyring(true);
  }

  static FakeKeyring missing() {
    return new FakeKeyring(false);
  }

  @Override
  public boolean keep(String name, String key) {
    if (there) {
      kept.put(name, key);
    }
    return there;
  }

  @Override
  public boolean forget(String name) {
    return kept.remove(name) != null;
  }
}
