/**
 * A voice that runs a Pocket-TTS folder of the user's: a language model that writes frames of a
 * neural codec, and takes after whoever it is given to hear.
 */
@NullMarked
package org.raccord.pocket.internal;

import org.jspecify.annotations.NullMarked;
