/** Room tone from what is heard beside a slot. */
@NullMarked
package org.raccord.matching.internal;

import org.jspecify.annotations.NullMarked;
