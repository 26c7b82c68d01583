/**
 * What an editor asks of a slot (the brief) and what was answered (takes): values that are stored
 * with the timeline.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.model.fill;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
