package org.raccord.continuity.internal;

import org.raccord.imaging.Raster;
import org.raccord.model.picture.PictureFormat;

/**
 * What all plans of one fill share.
 *
 * @param format format of every frame
 * @param raster the raster on which motion is searched
 * @param seed decides the grain
 * @param grain what becomes of the grain
 * @param care how much work the take is worth
 */
record Studio(PictureFormat format, Raster raster, long seed, GrainMode grain, Care care) {}
