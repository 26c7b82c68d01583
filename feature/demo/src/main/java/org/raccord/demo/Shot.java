package org.raccord.demo;

/** A shot of the demo: a pure function from frame number to light, and its sound. */
interface Shot {

  /** Name of clip and file. */
  String name();

  int frames();

  /** Paints a frame in linear light. Called from several threads, each with a canvas of its own. */
  void paint(int frame, Canvas canvas);

  /** What the light of a frame is multiplied with. */
  float exposure(int frame);

  /** Standard deviation of the grain. */
  float grain();

  /** Two channels of 48 kHz, full scale at 1. */
  float[][] sound(int samples);
}
