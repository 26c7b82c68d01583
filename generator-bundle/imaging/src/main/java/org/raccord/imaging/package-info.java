/**
 * Motion between pictures and pictures made of motion: dense flow, global motion, paths through
 * time, warping at full depth, colour carried from one picture to another, grain.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.imaging;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
