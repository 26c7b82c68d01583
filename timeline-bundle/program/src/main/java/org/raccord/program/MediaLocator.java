package org.raccord.program;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.raccord.model.timeline.MediaReference;

/** Finds the file of a media reference. Called from any thread; answers without decoding. */
@ConsumerType
public interface MediaLocator {

  /**
   * The file of {@code reference}, or empty where it names none or none can be found.
   *
   * <p>The single pictures of an {@link MediaReference.ImageSequence} are asked for as {@link
   * MediaReference.External} references, one for each picture that is read.
   */
  Optional<Path> locate(MediaReference reference);
}
