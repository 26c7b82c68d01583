/** Generators behind servers that speak the shape of OpenAI's {@code /v1/videos}. */
@NullMarked
package org.raccord.videoapi.internal;

import org.jspecify.annotations.NullMarked;
