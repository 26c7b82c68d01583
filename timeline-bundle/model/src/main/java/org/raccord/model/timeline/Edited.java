package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;

/**
 * A timeline after an operation.
 *
 * @param timeline the new timeline
 * @param summary one sentence: what changed
 * @param slotId id of the slot that was made, where one was
 * @param remarks what the editor should know, such as items that span a ripple and stayed
 */
public record Edited(
    Timeline timeline, String summary, Optional<String> slotId, List<String> remarks) {

  public Edited {
    remarks = List.copyOf(remarks);
  }
}
