/** What may leave the machine, and the one way out. */
@NullMarked
package org.raccord.core.internal.policy;

import org.jspecify.annotations.NullMarked;
