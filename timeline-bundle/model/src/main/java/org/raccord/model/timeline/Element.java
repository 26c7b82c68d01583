package org.raccord.model.timeline;

/**
 * What stands on a track: an {@link Item}, which takes time, or a {@link Transition}, which does
 * not.
 */
public sealed interface Element permits Item, Transition {

  String name();

  Origin origin();
}
