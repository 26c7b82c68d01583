/**
 * Frames as plain JDK types: planar pictures of 8 to 16 bits with raster, pixel aspect and colour
 * tags, and the pull reader that hands them out one at a time.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.model.picture;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
