/**
 * How a slot is filled: conditioning, the call a generator gets, its result, sound, and the take
 * that is kept.
 */
@NullMarked
package org.raccord.core.internal.fill;

import org.jspecify.annotations.NullMarked;
