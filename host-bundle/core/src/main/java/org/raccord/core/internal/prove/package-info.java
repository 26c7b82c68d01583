/** Proof on an editor's own footage. */
@NullMarked
package org.raccord.core.internal.prove;

import org.jspecify.annotations.NullMarked;
