/** The hot kernels, one by one, under JMH. */
@NullMarked
package org.raccord.benchmarks;

import org.jspecify.annotations.NullMarked;
