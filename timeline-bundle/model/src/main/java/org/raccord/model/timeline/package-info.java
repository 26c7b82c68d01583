/**
 * The timeline as an editor sees it, the slots in it, and the operations on it: pure functions from
 * timeline to timeline.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.model.timeline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
