/** Quality control of timelines, of the takes in use, and of media files. */
@NullMarked
package org.raccord.core.internal.quality;

import org.jspecify.annotations.NullMarked;
