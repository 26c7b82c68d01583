package org.raccord.audio;

/**
 * A voice that is there.
 *
 * @param id the name to ask it by: its {@link Voice#ID}
 * @param facts what it can do
 * @param readiness whether it can speak now
 */
public record VoiceOffer(String id, VoiceFacts facts, VoiceReadiness readiness) {}
