/** Seam reports as pictures. */
@NullMarked
package org.raccord.seams.internal.draw;

import org.jspecify.annotations.NullMarked;
