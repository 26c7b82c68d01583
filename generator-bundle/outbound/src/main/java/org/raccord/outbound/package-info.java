/**
 * The HTTP client that generators send through: a rule says what may be reached, keys go to one
 * host alone, every exchange can be cancelled.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.outbound;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
