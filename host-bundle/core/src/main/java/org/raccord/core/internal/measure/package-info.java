/** Takes measured as they are seen and heard in the cut, and as plain files. */
@NullMarked
package org.raccord.core.internal.measure;

import org.jspecify.annotations.NullMarked;
