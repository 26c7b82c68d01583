/**
 * JSON that keeps every token as it was, and the translation between OTIO's objects and the records
 * of the model. Gson does not serve here: it cannot tell {@code Inf} from {@code "Inf"}, forgets
 * how a number was written and does not say where a broken file breaks.
 */
@NullMarked
package org.raccord.otio.internal;

import org.jspecify.annotations.NullMarked;
