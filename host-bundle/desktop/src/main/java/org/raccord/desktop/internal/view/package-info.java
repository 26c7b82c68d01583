/** The window itself. Its nodes are made and touched on the toolkit's thread alone. */
@NullMarked
package org.raccord.desktop.internal.view;

import org.jspecify.annotations.NullMarked;
