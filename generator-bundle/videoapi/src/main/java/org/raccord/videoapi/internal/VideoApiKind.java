package org.raccord.videoapi.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind;
import org.raccord.generator.Offer;

/** Servers of the shape of {@code /v1/videos}, set up one by one. */
@Component(service = GeneratorKind.class, property = GeneratorKind.NAME + "=videoapi")
public final class VideoApiKind implements GeneratorKind {

  private final Pace pace;
  private final long limit;

  /** With the real clock. */
  public VideoApiKind() {
    this(Pace.REAL, Download.LIMIT);
  }

  VideoApiKind(Pace pace, long limit) {
    this.pace = pace;
    this.limit = limit;
  }

  @Override
  public String description() {
    return "A server that makes videos by /v1/videos: SGLang Diffusion, vLLM-Omni, a gateway";
  }

  @Override
  public List<Setting> settings() {
    return Setup.SETTINGS;
  }

  @Override
  public Opened open(Instance instance) throws GenerationException {
    Setup setup = Setup.of(instance);
    return new Opened(
        new VideoApiGenerator(setup, pace, limit),
        setup.profile().title()
            + setup.model().map(m -> ", " + m).orElse("")
            + ", at "
            + setup.destination()
            + ", from "
            + setup.profile().conditioning().keySet().stream()
                .sorted()
                .map(Offer.Rung::words)
                .collect(Collectors.joining("; "))
            + (setup.profile().sound() == Profile.Sound.MADE ? ", with sound" : ""),
        setup.workers(),
        setup.perSecond());
  }
}
