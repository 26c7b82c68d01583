package org.raccord.model.timeline;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a record was read from, understood only by the room that read it: whatever the record does
 * not show survives in it. Compared by identity.
 */
@ConsumerType
public interface Origin {

  /** Made here, not read. */
  Origin NONE =
      new Origin() {
        @Override
        public String toString() {
          return "made here";
        }
      };
}
