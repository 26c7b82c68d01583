/**
 * Starts the OSGi framework, reads the bundles and the plugins, and hands the command line to the
 * service that runs it. Imports nothing of the other rooms.
 */
@NullMarked
package org.raccord.launcher;

import org.jspecify.annotations.NullMarked;
