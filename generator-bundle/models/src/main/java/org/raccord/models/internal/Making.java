package org.raccord.models.internal;

import java.io.IOException;
import java.util.List;
import org.raccord.model.picture.Frame;

/** A slot being filled by a model: its frames one by one, in playing order. */
interface Making {

  /** What it does, for the editor. */
  String description();

  /** How likely it looks real, 0 to 1, judged without knowing the truth. */
  double estimate();

  /** What the editor should know. */
  List<String> remarks();

  /**
   * The frame {@code k} frames after the slot's start; asked for in order.
   *
   * @param pause passed between pieces of work
   */
  Frame frame(int k, PictureModel.Pause pause)
      throws PackageException, IOException, InterruptedException;
}
