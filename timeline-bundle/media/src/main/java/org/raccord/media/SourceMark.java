package org.raccord.media;

import java.util.List;
import java.util.Optional;

/**
 * What a media file says of how it came to be, in the words of IPTC's photo metadata: XMP in MOV,
 * MP4, WAV and PNG, tags in MKV.
 *
 * @param sourceType an identifier of the vocabulary of digital source types
 * @param system the generating systems that had a part in it
 * @param systemVersion their versions
 */
public record SourceMark(
    String sourceType, Optional<String> system, Optional<String> systemVersion) {

  private static final List<String> OF_TRAINED_MODELS =
      List.of(
          "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic");

  public SourceMark {
    if (sourceType.isBlank()) {
      throw new IllegalArgumentException("A mark says how the media came to be");
    }
  }

  /** The last part of the identifier, such as {@code trainedAlgorithmicMedia}. */
  public String code() {
    return sourceType.substring(sourceType.lastIndexOf('/') + 1);
  }

  /** Whether a trained model made it or a part of it. */
  public boolean isOfTrainedModel() {
    return OF_TRAINED_MODELS.contains(code());
  }
}
