package org.raccord.desktop.internal.view;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.raccord.core.LoudnessGauge.Reading;
import org.raccord.desktop.internal.model.DiskShelf;
import org.raccord.desktop.internal.model.Equipment;
import org.raccord.desktop.internal.model.Papers;
import org.raccord.desktop.internal.model.PreferenceFile;
import org.raccord.desktop.internal.model.Preferences;
import org.raccord.desktop.internal.model.ThumbShelf;

/**
 * What the window is given to work with.
 *
 * @param ui the toolkit's thread
 * @param aside does what touches files and is over in a moment
 * @param recent the timelines that were open lately; touches files
 * @param equipment generators, voices, and what may leave
 * @param cache small things kept on disk; touches files
 * @param thumbs thumbnails and waveforms in it
 * @param preferences how the window begins
 * @param preferenceFile where they are kept; touches files
 * @param papers what the installation brings to read; touches files
 * @param loudness of what is heard
 */
public record Outfit(
    Executor ui,
    Executor aside,
    Supplier<List<Path>> recent,
    Equipment equipment,
    DiskShelf cache,
    ThumbShelf thumbs,
    Preferences preferences,
    PreferenceFile preferenceFile,
    Papers papers,
    ReadOnlyObjectProperty<Reading> loudness) {}
