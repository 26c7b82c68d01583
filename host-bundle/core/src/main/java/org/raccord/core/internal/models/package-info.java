/** Model packages, as skins see them. */
@NullMarked
package org.raccord.core.internal.models;

import org.jspecify.annotations.NullMarked;
