package org.raccord.mary.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;

/**
 * The class loader that MaryTTS looks for its configurations with: it shows ours, and hides those
 * that lie in MaryTTS itself and would start its server, its other languages and every effect.
 */
final class ConfigLoader extends ClassLoader {

  private static final String ASKED = "META-INF/services/marytts.config.MaryConfig";

  ConfigLoader() {
    super(ConfigLoader.class.getClassLoader());
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(ASKED)
        ? Collections.enumeration(
            List.of(Objects.requireNonNull(ConfigLoader.class.getResource("configs"))))
        : super.getResources(name);
  }
}
