/**
 * Reads and writes OpenTimelineIO files. What a reader does not understand and what nobody changed
 * is written as it was read, token for token; Raccord's own data stand under {@code
 * metadata["raccord"]}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.otio;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
