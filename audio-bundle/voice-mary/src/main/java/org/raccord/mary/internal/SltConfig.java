package org.raccord.mary.internal;

import marytts.exceptions.MaryConfigurationException;
import marytts.voice.CmuSltHsmm.Config;

/**
 * The recorded speaker, for MaryTTS, which makes one by itself. A class of ours, because the bundle
 * would not see a class that only a list names.
 */
public final class SltConfig extends Config {

  /** For MaryTTS. */
  public SltConfig() throws MaryConfigurationException {}
}
