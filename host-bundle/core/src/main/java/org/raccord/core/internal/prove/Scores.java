package org.raccord.core.internal.prove;

/**
 * How one fill compares with what was there; all of luma, means over the hole's frames unless said
 * otherwise.
 *
 * @param psnr dB
 * @param ssim structural similarity, 1 is equal
 * @param gmsd deviation of the gradients' similarity, 0 is equal
 * @param msssim structural similarity over scales
 * @param worstBlock 5th percentile of the structural similarity of 64-pixel blocks, over all frames
 * @param worstFrame PSNR of the worst frame, dB
 * @param sharpness variance of the Laplacian over that of the truth, mean of the frames
 * @param flicker how far the residual behind the motion, from frame to frame, is from the truth's,
 *     place by place, in 8-bit codes, see {@link Flicker}
 * @param frozen share of steps that stand still beyond the truth's own share, see {@link Stillness}
 * @param repeats how far frames come back to earlier ones beyond what the truth's do
 * @param cpu CPU seconds of the process per new frame
 * @param wall seconds per new frame
 * @param peak most resident memory of the process while it worked, bytes; 0 where it cannot be told
 */
record Scores(
    double psnr,
    double ssim,
    double gmsd,
    double msssim,
    double worstBlock,
    double worstFrame,
    double sharpness,
    double flicker,
    double frozen,
    double repeats,
    double cpu,
    double wall,
    long peak) {

  /** Those of no fill. */
  static final Scores NONE = new Scores(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
