/**
 * Ways from the values that a camera's logarithm or HDR stands for to those of an ordinary display,
 * and back: published curves by name, and the editor's own {@code .cube} files.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.imaging.colour;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
