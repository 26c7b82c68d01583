/** Generators that are there, and the queue that runs their fills. */
@NullMarked
package org.raccord.core.internal.queue;

import org.jspecify.annotations.NullMarked;
