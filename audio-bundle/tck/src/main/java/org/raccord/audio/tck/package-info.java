/**
 * The conformance kit of the sound contract. A maker's author extends {@link
 * org.raccord.audio.tck.SoundMakerConformance} by one JUnit class that names the maker; every rule
 * of the contract is then a test of it.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.audio.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
