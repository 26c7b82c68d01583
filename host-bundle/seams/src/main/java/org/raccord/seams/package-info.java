/**
 * Seam reports: how well a take matches the clips beside it and itself, measured on frames and
 * samples against what those clips do of their own accord, and graded.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.seams;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
