package org.raccord.core.internal.fill;

import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.ProjectPlace;

/**
 * The project that is filled.
 *
 * @param place its files
 * @param bay its media
 * @param journal its jobs
 */
public record FillProject(ProjectPlace place, MediaBay bay, Journal journal) {}
