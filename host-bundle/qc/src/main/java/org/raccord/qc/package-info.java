/**
 * Technical quality control: a programme is read once, every frame and every sample, and what is
 * black, frozen, repeated, out of range, woven of fields, too loud, clipped, out of phase or silent
 * is told with its place, its figure and its limit. What the shots are by nature is told apart from
 * faults of takes.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.qc;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
