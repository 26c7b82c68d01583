package org.raccord.models.internal;

import org.raccord.imaging.Raster;
import org.raccord.model.picture.PictureFormat;

/**
 * What is to be filled.
 *
 * @param length frames
 * @param format of every frame
 * @param raster on which motion is searched
 * @param seed decides the grain
 * @param grain what becomes of the grain
 * @param detail what becomes of fine detail
 */
record Slot(
    int length,
    PictureFormat format,
    Raster raster,
    long seed,
    Treatment grain,
    Treatment detail) {}
