package org.raccord.otio.internal;

import java.util.Optional;

/** What ties a clip to others, in the dialects of the programs that write it. */
final class LinkGroups {

  private LinkGroups() {}

  /** The name of the group that a clip's metadata puts it into. */
  static Optional<String> read(Json.Obj clip) {
    Optional<Json.Obj> metadata = clip.object("metadata");
    return metadata
        .flatMap(m -> m.object(SlotJson.KEY))
        .flatMap(r -> r.text("link"))
        .or(() -> metadata.flatMap(LinkGroups::resolve))
        .or(() -> metadata.flatMap(LinkGroups::finalCut));
  }

  /** Resolve numbers its groups. */
  private static Optional<String> resolve(Json.Obj metadata) {
    Optional<Json.Obj> own = metadata.object("Resolve_OTIO");
    return own.flatMap(o -> o.word("Link Group ID").or(() -> o.text("Link Group ID")))
        .map(id -> "resolve:" + id);
  }

  /** In xmeml every clip lists all clips of its group: the first in order of name stands for it. */
  private static Optional<String> finalCut(Json.Obj metadata) {
    return metadata.object("fcp_xml").stream()
        .flatMap(xml -> xml.array("link").stream())
        .filter(Json.Obj.class::isInstance)
        .flatMap(link -> ((Json.Obj) link).text("linkclipref").stream())
        .min(String::compareTo)
        .map(id -> "xmeml:" + id);
  }
}
