package org.raccord.desktop.internal.model;

import org.raccord.core.GeneratorSetup;
import org.raccord.core.LeavingPolicy;
import org.raccord.core.Voices;
import org.raccord.core.Workbench;

/**
 * The host's services that the window works with.
 *
 * @param workbench opens timelines
 * @param setup knows the generators
 * @param policy knows what may leave the machine
 * @param voices knows the voices
 */
public record Desk(
    Workbench workbench, GeneratorSetup setup, LeavingPolicy policy, Voices voices) {}
