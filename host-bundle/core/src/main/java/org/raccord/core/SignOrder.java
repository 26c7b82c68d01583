package org.raccord.core;

import java.nio.file.Path;

/**
 * What is to be signed, and by whom.
 *
 * @param folder gets the signed copies; made where it does not exist
 * @param certificate a PEM file: the signer's certificate, and those above it
 * @param key where the private key (PEM) is kept: {@code env:NAME} or {@code file:PATH}
 * @param scope which takes
 */
public record SignOrder(Path folder, Path certificate, String key, Edit.TakeScope scope) {}
