/** Looks at the installation itself. */
@NullMarked
package org.raccord.core.internal.health;

import org.jspecify.annotations.NullMarked;
