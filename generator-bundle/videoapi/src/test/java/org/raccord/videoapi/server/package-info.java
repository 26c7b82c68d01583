/** A server of {@code /v1/videos} on this machine that plays what it is told to, for tests. */
@NullMarked
package org.raccord.videoapi.server;

import org.jspecify.annotations.NullMarked;
