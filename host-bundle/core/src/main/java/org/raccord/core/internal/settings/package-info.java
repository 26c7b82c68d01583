/** The user's settings: generator instances, what may leave the machine, references to keys. */
@NullMarked
package org.raccord.core.internal.settings;

import org.jspecify.annotations.NullMarked;
