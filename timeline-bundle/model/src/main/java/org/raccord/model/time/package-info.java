/**
 * Exact time: rational rates, whole frames, half-open ranges, timecode. Nothing here uses
 * floating-point seconds.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.model.time;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
