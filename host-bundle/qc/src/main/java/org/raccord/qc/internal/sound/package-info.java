/** The sound of a programme: what is heard during each frame, and what that means. */
@NullMarked
package org.raccord.qc.internal.sound;

import org.jspecify.annotations.NullMarked;
