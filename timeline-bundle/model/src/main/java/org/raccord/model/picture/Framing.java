package org.raccord.model.picture;

/** How a picture of one shape comes into a frame of another. */
public enum Framing {
  /** It fills the frame; what stands out on two sides is left away. */
  CROP,
  /** All of it is in the frame; two sides stay black. */
  PAD,
  /** It is drawn out to the frame's shape. */
  STRETCH
}
