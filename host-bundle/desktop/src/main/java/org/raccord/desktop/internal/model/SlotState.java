package org.raccord.desktop.internal.model;

/**
 * Where a slot stands with its fill.
 *
 * @param kind which
 * @param words for the editor; a reason where there is one
 * @param fraction of the work, 0 to 1; negative where it is not running or cannot be told
 */
public record SlotState(Kind kind, String words, double fraction) {

  /** The state by itself. */
  public enum Kind {
    EMPTY("\u25CB"),
    QUEUED("\u2026"),
    RUNNING("\u25B6"),
    FILLED("\u25CF"),
    STALE("\u21BB"),
    FAILED("\u2715"),
    OFFLINE("?");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** A sign that tells it without colour. */
    public String sign() {
      return sign;
    }
  }

  /** Why a fill did not end that was taken back; that is no failure to speak of. */
  static final String CANCELLED = "cancelled";

  /** The words where nothing else says what kind of state it is. */
  public String said() {
    return kind == Kind.FAILED && !words.equals(CANCELLED) ? "failed: " + words : words;
  }

  /**
   * The words for who hears them: what runs is told in tenths, and not with each step and frame of
   * it.
   */
  public String spoken() {
    if (kind != Kind.RUNNING) {
      return said();
    }
    return fraction < 0 ? "being filled" : "being filled, " + tenths() * 10 + " per cent";
  }

  /** Whole tenths of the work that are done. */
  private int tenths() {
    return (int) Math.floor(Math.min(1, fraction) * 10 + 1e-9);
  }

  /** The part of the work that is done as a bar shows it, which tells each step of it. */
  public double stepped() {
    return fraction < 0 ? fraction : tenths() / 10.0;
  }

  static SlotState of(Kind kind, String words) {
    return new SlotState(kind, words, -1);
  }
}
