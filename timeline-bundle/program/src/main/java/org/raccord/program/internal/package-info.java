/** What is seen and heard at a time, and the readers that fetch it. */
@NullMarked
package org.raccord.program.internal;

import org.jspecify.annotations.NullMarked;
