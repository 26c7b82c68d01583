package org.raccord.core;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.model.fill.SeamReport.Kind;

/**
 * A take among plain files: what ends before it, the take, what begins after it.
 *
 * @param before the file whose last frames lead to the take
 * @param take the take, all of it
 * @param after the file whose first frames follow it
 * @param head what the join with {@code before} is meant to be
 * @param tail what the join with {@code after} is meant to be
 */
public record SeamFiles(
    Optional<Path> before,
    Path take,
    Optional<Path> after,
    Optional<Kind> head,
    Optional<Kind> tail) {}
