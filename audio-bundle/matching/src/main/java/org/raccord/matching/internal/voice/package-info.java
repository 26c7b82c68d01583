/** Gives a synthesised line the voice, the room and the loudness of who speaks beside the slot. */
@NullMarked
package org.raccord.matching.internal.voice;

import org.jspecify.annotations.NullMarked;
