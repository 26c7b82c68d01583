/** What a join sounds like. */
@NullMarked
package org.raccord.seams.internal.sound;

import org.jspecify.annotations.NullMarked;
