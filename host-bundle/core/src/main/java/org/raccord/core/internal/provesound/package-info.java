/** Proof of sound: holes in real recordings, filled and compared with what was there. */
@NullMarked
package org.raccord.core.internal.provesound;

import org.jspecify.annotations.NullMarked;
