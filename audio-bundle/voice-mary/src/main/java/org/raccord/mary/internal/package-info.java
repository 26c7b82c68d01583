/** The built-in English voice, spoken by MaryTTS. */
@NullMarked
package org.raccord.mary.internal;

import org.jspecify.annotations.NullMarked;
