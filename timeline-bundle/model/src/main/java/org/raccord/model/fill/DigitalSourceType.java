package org.raccord.model.fill;

/** How media came to be, as IPTC's vocabulary of digital source types has it. */
public enum DigitalSourceType {
  /** Real media, put together with no generative tool. */
  HUMAN_EDITS("humanEdits"),
  /** Media of several origins together, none of them a trained model as far as is known. */
  COMPOSITE("composite"),
  /** Made by an algorithm without a trained model. */
  ALGORITHMIC_MEDIA("algorithmicMedia"),
  /** Made whole by a trained model. */
  TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia"),
  /** Real media and media of a trained model together. */
  COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia");

  private static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

  private final String code;

  DigitalSourceType(String code) {
    this.code = code;
  }

  /** The short code, such as {@code algorithmicMedia}. */
  public String code() {
    return code;
  }

  /** The full identifier of the vocabulary. */
  public String uri() {
    return VOCABULARY + code;
  }
}
