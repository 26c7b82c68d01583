/**
 * Model packages: folders with ONNX graphs and a description of what they take and give, checked
 * when they are added and run as generators.
 */
@NullMarked
package org.raccord.models.internal;

import org.jspecify.annotations.NullMarked;
