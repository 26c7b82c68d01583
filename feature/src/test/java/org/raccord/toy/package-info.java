/** A small generator bundle as a stranger might write it; the tests pack and drop it in. */
@org.jspecify.annotations.NullMarked
package org.raccord.toy;
