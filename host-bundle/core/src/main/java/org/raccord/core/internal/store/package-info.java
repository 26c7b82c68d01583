/** Files of a project: names, atomic writing, the lock, the history, the journal of jobs. */
@NullMarked
package org.raccord.core.internal.store;

import org.jspecify.annotations.NullMarked;
