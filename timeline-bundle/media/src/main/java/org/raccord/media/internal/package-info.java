/** FFmpeg's libraries, fenced in: no native type leaves this package and its siblings. */
@NullMarked
package org.raccord.media.internal;

import org.jspecify.annotations.NullMarked;
