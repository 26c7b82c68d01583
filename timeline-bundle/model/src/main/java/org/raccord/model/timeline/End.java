package org.raccord.model.timeline;

/** An end of a clip. */
public enum End {
  HEAD,
  TAIL
}
