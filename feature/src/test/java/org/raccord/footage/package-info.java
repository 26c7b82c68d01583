/** Clips for the in-framework tests, rendered by our own code. */
@org.jspecify.annotations.NullMarked
package org.raccord.footage;
