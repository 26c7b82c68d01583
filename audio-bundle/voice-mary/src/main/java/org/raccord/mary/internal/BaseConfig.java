package org.raccord.mary.internal;

import marytts.config.MaryConfig;
import marytts.exceptions.MaryConfigurationException;

/** What of MaryTTS is started; MaryTTS makes one by itself. */
public final class BaseConfig extends MaryConfig {

  /** For MaryTTS. */
  public BaseConfig() throws MaryConfigurationException {
    super(BaseConfig.class.getResourceAsStream("base.config"));
  }

  @Override
  public boolean isMainConfig() {
    return true;
  }
}
