/**
 * Measures of sound: loudness and true peak, spectra, onsets, pauses between words, correlation,
 * linear prediction, and how well two stretches of ambience match. Plain functions over samples;
 * everything here may be called from any thread.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.acoustics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
