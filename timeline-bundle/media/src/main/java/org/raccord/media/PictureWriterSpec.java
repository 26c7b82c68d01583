package org.raccord.media;

import java.util.Optional;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.Rate;

/**
 * What a {@link PictureWriter} writes.
 *
 * @param format the frames that will be pushed; converted to what the codec stores
 * @param rate frames per second, constant
 * @param codec the codec
 * @param start timecode of the first frame, written as a timecode track (MOV, MP4) or tag (MKV)
 * @param reel reel name, at most 8 characters for editors that still count them; not shortened here
 * @param sound the sound that will be pushed, if any: PCM 24 bit in MOV and MKV, AAC in MP4
 */
public record PictureWriterSpec(
    PictureFormat format,
    Rate rate,
    Codec codec,
    Optional<StartTimecode> start,
    Optional<String> reel,
    Optional<SoundFormat> sound) {

  /** Pictures alone. */
  public static PictureWriterSpec of(PictureFormat format, Rate rate, Codec codec) {
    return new PictureWriterSpec(
        format, rate, codec, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public PictureWriterSpec withStart(StartTimecode timecode) {
    return new PictureWriterSpec(format, rate, codec, Optional.of(timecode), reel, sound);
  }

  public PictureWriterSpec withReel(String name) {
    return new PictureWriterSpec(format, rate, codec, start, Optional.of(name), sound);
  }

  public PictureWriterSpec withSound(SoundFormat other) {
    return new PictureWriterSpec(format, rate, codec, start, reel, Optional.of(other));
  }
}
