/** What the meters of picture and sound share. */
@NullMarked
package org.raccord.qc.internal;

import org.jspecify.annotations.NullMarked;
