/**
 * What every conformance kit is made with: numbered rules with an intent, the book and the report
 * of them, and the means to see what a service touches and leaves behind.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.raccord.conformance;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
