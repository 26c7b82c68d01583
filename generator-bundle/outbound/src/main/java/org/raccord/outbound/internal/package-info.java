/** How requests are sent and answers received. */
@NullMarked
package org.raccord.outbound.internal;

import org.jspecify.annotations.NullMarked;
