package org.raccord.desktop.internal.model;

import org.raccord.core.GeneratorSetup;
import org.raccord.core.Workbench;

/**
 * The host's services that the window works with.
 *
 * @param workbench opens timelines
 * @param setup knows the generators
 */
public record Desk(Workbench workbench, GeneratorSetup setup) {}
