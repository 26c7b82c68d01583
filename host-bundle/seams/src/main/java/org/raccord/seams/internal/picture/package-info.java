/** Pictures reduced to what a join shows of them, and what changes from one to the next. */
@NullMarked
package org.raccord.seams.internal.picture;

import org.jspecify.annotations.NullMarked;
