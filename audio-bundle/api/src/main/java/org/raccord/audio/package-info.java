/**
 * The contract of sound: what a bundle implements to give a slot its sound, and what the host
 * offers it while it does.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.audio;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
