/** What the window shows and does, without a screen: view models and the player. */
@NullMarked
package org.raccord.desktop.internal.model;

import org.jspecify.annotations.NullMarked;
