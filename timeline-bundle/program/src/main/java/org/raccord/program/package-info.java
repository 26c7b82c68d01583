/**
 * A timeline as the viewer sees and hears it: the frame and the samples at any record time, with
 * its cuts, dissolves, nests and retimes.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.program;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
