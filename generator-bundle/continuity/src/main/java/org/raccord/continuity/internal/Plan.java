package org.raccord.continuity.internal;

import java.util.List;
import java.util.Map;
import org.raccord.model.picture.Frame;

/** A way to fill the slot, ready to make its frames one by one in playing order. */
interface Plan {

  /** A short stable name. */
  String name();

  /** One sentence for the editor. */
  String description();

  /** How well it is likely to match, 0 to 1, judged without knowing the truth. */
  double estimate();

  /** What the editor should know. */
  List<String> remarks();

  /** What shaped it, for the record. */
  Map<String, String> settings();

  /**
   * The frame {@code k} frames after the slot's start, 0 to its length.
   *
   * @throws InterruptedException if the call was cancelled
   */
  Frame frame(int k) throws InterruptedException;
}
