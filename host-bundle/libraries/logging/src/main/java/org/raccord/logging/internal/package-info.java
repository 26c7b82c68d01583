/** The OSGi log service on slf4j: what Declarative Services reports goes to the log file. */
@NullMarked
package org.raccord.logging.internal;

import org.jspecify.annotations.NullMarked;
