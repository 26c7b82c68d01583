package org.raccord.videoapi.server;

/** What a {@link ScriptedServer} plays. */
public enum Scene {
  /** Everything goes well. */
  NORMAL,
  /** From queued straight to completed. */
  NO_IN_PROGRESS,
  /** Progress counts to 1 and states have other names. */
  OTHER_WORDS,
  /** The video fails with a code and a message. */
  FAILED_WITH_CODE,
  /** The video fails with a message alone. */
  FAILED_WITH_MESSAGE,
  /** The video fails, and is told with the status of its failure. */
  FAILED_WITH_STATUS,
  /** The video fails because of what it would show. */
  FAILED_BY_SAFETY,
  /** The order is refused: the picture has another size. */
  SIZE_MISMATCH,
  /** The order is refused in the other envelope. */
  INVALID_DETAIL,
  /** Two pictures at once are refused by the field's name. */
  NO_LAST_FRAME,
  /** Every picture is refused, in the other envelope. */
  NO_PICTURES,
  /** Masks are refused in words that name no field. */
  NO_MASKS,
  /** The server itself does not hand the video out: a store has it. */
  CONTENT_ELSEWHERE,
  /** Any address has a video. */
  STORE,
  /** Models are listed where older servers list them, and nowhere else. */
  OLDER_MODELS,
  /** What is larger than words is too large. */
  BODY_TOO_LARGE,
  /** The video is complete and its content is not there yet. */
  CONTENT_TOO_EARLY,
  /** The first orders are too many, with a time to wait. */
  BUSY,
  /** Every order is too many. */
  ALWAYS_BUSY,
  /** The first download breaks off half way. */
  DROPPED_DOWNLOAD,
  /** The same, at a server that does no ranges. */
  DROPPED_WITHOUT_RANGES,
  /** The video has no bytes. */
  EMPTY,
  /** The video lacks its second half, and the server does not know. */
  CUT_SHORT,
  /** The video is longer, larger and of another rate than asked. */
  OTHER_FORM,
  /** The order is taken and not answered. */
  ORDER_LOST,
  /** The order is taken, and a gateway answers that it failed. */
  ORDER_FAILED,
  /** The order is answered with a job, whatever was asked for. */
  ANSWERS_WITH_JOB,
  /** The order is neither taken nor answered, once. */
  ORDER_DROPPED,
  /** The server knows no video that it ever took. */
  FORGETS,
  /** Nothing is answered. */
  HANGS,
  /** A video never becomes complete. */
  ENDLESS,
  /** The content stands at another server. */
  REDIRECTS,
  /** The content is a web page. */
  PAGE_INSTEAD_OF_VIDEO,
  /** Everything is a web page. */
  PAGE_INSTEAD_OF_JSON,
  /** Every other question fails. */
  SHAKY
}
