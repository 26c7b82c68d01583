/** Content credentials (C2PA) through a tool that the user has installed. */
@NullMarked
package org.raccord.core.internal.credentials;

import org.jspecify.annotations.NullMarked;
