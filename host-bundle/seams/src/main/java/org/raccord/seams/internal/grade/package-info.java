/** From measured values and a shot's own variation to grades. */
@NullMarked
package org.raccord.seams.internal.grade;

import org.jspecify.annotations.NullMarked;
