package org.raccord.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A rule of a contract as a test. Its method is named {@code need_number_whatItHolds}; the need is
 * {@code required}, {@code optional} (it holds for those who declare the ability) or {@code
 * stochastic} (it looks at one of many possible results). A number is never given to another rule.
 */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rule {

  /** The intent: what holds, in one sentence, to somebody who writes a service. */
  String value();
}
