package org.raccord.generator.tck;

/**
 * The rules of the generator contract as tests. Extend it by one class that names the generator:
 *
 * <pre>{@code
 * class MyConformanceTest extends ClipGeneratorConformance {
 *   protected Subject subject() {
 *     return Subject.of(new MyGenerator());
 *   }
 * }
 * }</pre>
 *
 * <p>Rules are not overridden: limits are declared in {@link Subject} or in offers that decline,
 * and a rule that is skipped for it is named at the end, with the reason. {@code RULES.md} lists
 * them.
 */
public abstract class ClipGeneratorConformance extends JobRules {

  /** For the class that names the generator. */
  protected ClipGeneratorConformance() {}
}
