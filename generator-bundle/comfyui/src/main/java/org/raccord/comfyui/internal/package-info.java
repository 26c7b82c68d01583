/** Fills made by a ComfyUI server that runs the editor's own workflow. */
@NullMarked
package org.raccord.comfyui.internal;

import org.jspecify.annotations.NullMarked;
