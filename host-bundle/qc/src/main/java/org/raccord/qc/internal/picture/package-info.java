/** The picture of a programme: what each frame is, and what that means. */
@NullMarked
package org.raccord.qc.internal.picture;

import org.jspecify.annotations.NullMarked;
