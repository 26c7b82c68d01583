/**
 * Demo footage rendered by our own code, the demo timeline, and the job that fills it; tools that
 * cut a hole into a clip and look at the seams.
 */
@NullMarked
package org.raccord.demo;

import org.jspecify.annotations.NullMarked;
