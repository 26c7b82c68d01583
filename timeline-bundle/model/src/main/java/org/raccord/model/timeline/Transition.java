package org.raccord.model.timeline;

import org.raccord.model.time.FrameTime;

/**
 * A transition between the items before and after it. It takes no track time.
 *
 * @param name as the editor sees it
 * @param type OTIO's transition_type, such as {@code SMPTE_Dissolve}
 * @param inOffset how far it reaches back into the item before
 * @param outOffset how far it reaches into the item after
 * @param origin what it was read from
 */
public record Transition(
    String name, String type, FrameTime inOffset, FrameTime outOffset, Origin origin)
    implements Element {}
