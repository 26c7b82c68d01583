package org.raccord.mary.internal;

import marytts.config.LanguageConfig;
import marytts.exceptions.MaryConfigurationException;

/** American English for MaryTTS, which makes one by itself. */
public final class EnglishConfig extends LanguageConfig {

  /** For MaryTTS. */
  public EnglishConfig() throws MaryConfigurationException {
    super(EnglishConfig.class.getResourceAsStream("english.config"));
  }
}
