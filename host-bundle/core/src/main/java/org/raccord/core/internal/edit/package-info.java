/** The workbench and an open edit: reading, surveying, changing, relinking, rendering, cleaning. */
@NullMarked
package org.raccord.core.internal.edit;

import org.jspecify.annotations.NullMarked;
