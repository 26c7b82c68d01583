/**
 * The conformance kit of the generator contract. A generator's author extends {@link
 * org.raccord.generator.tck.ClipGeneratorConformance} by one JUnit class that names the generator;
 * every rule of the contract is then a test of it.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.generator.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
