/** The command line: each command reads its words, works through the workbench, and prints. */
@NullMarked
package org.raccord.cli.internal;

import org.jspecify.annotations.NullMarked;
