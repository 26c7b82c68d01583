/**
 * The workbench: opens edits, finds their slots, fills them, keeps their takes and their history.
 * Every skin works through it and no other way.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.core;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
