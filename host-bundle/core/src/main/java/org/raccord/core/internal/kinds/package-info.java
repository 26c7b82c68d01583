/** Generators that are set up as often as wanted, and their instances on the shelf. */
@NullMarked
package org.raccord.core.internal.kinds;

import org.jspecify.annotations.NullMarked;
