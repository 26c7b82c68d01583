package org.raccord.imaging.internal;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.raccord.imaging.Grey;

/** What every entry into OpenCV needs. */
public final class Native {

  private Native() {}

  /**
   * One thread inside OpenCV: some of its results depend on how many there are. Callers that want
   * more run several entries side by side.
   */
  public static void prepare() {
    opencv_core.setNumThreads(1);
  }

  /** A copy of the picture, owned by the scope that is open. */
  public static Mat mat(Grey grey) {
    Mat mat = new Mat(grey.height(), grey.width(), opencv_core.CV_8UC1);
    mat.data().put(grey.pixels());
    return mat;
  }
}
