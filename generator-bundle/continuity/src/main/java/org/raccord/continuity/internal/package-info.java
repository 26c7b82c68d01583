/** The embedded generator: bridges and extensions made of the neighbours' own frames and motion. */
@NullMarked
package org.raccord.continuity.internal;

import org.jspecify.annotations.NullMarked;
