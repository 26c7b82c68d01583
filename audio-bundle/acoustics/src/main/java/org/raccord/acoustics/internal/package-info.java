/** Filters behind the measures. */
@NullMarked
package org.raccord.acoustics.internal;

import org.jspecify.annotations.NullMarked;
