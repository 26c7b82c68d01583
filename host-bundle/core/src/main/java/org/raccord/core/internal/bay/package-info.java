/** The media of a timeline: where its files are, what is in them, which are offline. */
@NullMarked
package org.raccord.core.internal.bay;

import org.jspecify.annotations.NullMarked;
