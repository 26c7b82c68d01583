/** How imaging does it. */
@NullMarked
package org.raccord.imaging.internal;

import org.jspecify.annotations.NullMarked;
