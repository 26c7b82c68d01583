/**
 * Sound as plain JDK types: blocks of floating-point samples and the pull reader that hands them
 * out.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.model.sound;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
