/** The desktop: a window over the host's core. */
@NullMarked
package org.raccord.desktop.internal;

import org.jspecify.annotations.NullMarked;
