/** A generator bundle with every illness that a stranger's may have; the tests drop it in. */
@org.jspecify.annotations.NullMarked
package org.raccord.ill;
