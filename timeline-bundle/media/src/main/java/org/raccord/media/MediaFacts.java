package org.raccord.media;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is in a media file.
 *
 * <p>Time zero of a file is the moment its first picture is shown, or its first sample where it has
 * no picture; frames and samples count from there.
 *
 * @param file the file
 * @param container the container's name, such as {@code mov}, {@code matroska}, {@code wav}
 * @param picture the picture, if there is one (an attached cover image is none)
 * @param sound the first sound stream, if there is one
 * @param start timecode of the first frame, if the file carries one
 * @param reel the reel or tape name, if the file carries one
 * @param mark what the file says of how it came to be, if it says so
 */
public record MediaFacts(
    Path file,
    String container,
    Optional<PictureFacts> picture,
    Optional<SoundFacts> sound,
    Optional<StartTimecode> start,
    Optional<String> reel,
    Optional<SourceMark> mark) {}
