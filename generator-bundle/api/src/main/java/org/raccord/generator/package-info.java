/**
 * The contract of a generator: what a bundle implements to fill slots, and what the host offers it
 * while it does.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.generator;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
