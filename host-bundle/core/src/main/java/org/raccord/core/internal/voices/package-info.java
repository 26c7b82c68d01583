/** Voices, as skins see them. */
@NullMarked
package org.raccord.core.internal.voices;

import org.jspecify.annotations.NullMarked;
