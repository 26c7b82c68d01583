/** Pictures of what was found. */
@NullMarked
package org.raccord.qc.internal.draw;

import org.jspecify.annotations.NullMarked;
