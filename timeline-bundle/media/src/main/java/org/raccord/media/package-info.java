/**
 * Media files: what is in them, their pictures and sound one window at a time, and writing takes,
 * exports and stills. Only JDK types and the model's own leave this package.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.media;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
