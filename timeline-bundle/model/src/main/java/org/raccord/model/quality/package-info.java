/**
 * What technical quality control found in a programme: findings with their place, figure and limit,
 * and the figures of the whole.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.model.quality;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
