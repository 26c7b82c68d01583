package org.raccord.core;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What quality control is to look at.
 *
 * @param slot address or id of a slot that alone is to be looked at, with what surrounds it; empty
 *     looks at the whole timeline
 * @param loudness the integrated loudness that the programme is to have, in LUFS: off it is then
 *     worth a warning; without it, off EBU R 128's is worth a notice
 * @param pictures a folder for pictures of what was found, made where it does not exist
 */
public record QualityOrder(
    Optional<String> slot, Optional<Double> loudness, Optional<Path> pictures) {}
