package org.raccord.audio.tck;

/**
 * The rules of the sound contract as tests. Extend it by one class that names the maker:
 *
 * <pre>{@code
 * class MyConformanceTest extends SoundMakerConformance {
 *   protected SoundSubject subject() {
 *     return SoundSubject.of(new MyMaker());
 *   }
 * }
 * }</pre>
 *
 * <p>Rules are not overridden: what a maker cannot do it declares in {@link SoundSubject}, and a
 * rule that is skipped for it is named at the end, with the reason. {@code RULES.md} lists them.
 */
public abstract class SoundMakerConformance extends TraceRules {

  /** For the class that names the maker. */
  protected SoundMakerConformance() {}
}
