package org.raccord.core.internal.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.raccord.core.internal.settings.KeyReference;
import org.raccord.outbound.KeySource.KeyException;

/** Who signs: a certificate and its private key. The key stands in no file and no message. */
public final class Signer {

  private final String certificates;
  private final String key;
  private final X509Certificate own;

  private Signer(String certificates, String key, X509Certificate own) {
    this.certificates = certificates;
    this.key = key;
    this.own = own;
  }

  /**
   * Reads both.
   *
   * @param certificate PEM: the signer's own certificate first
   * @param key where the private key is kept
   */
  public static Signer of(Path certificate, String key, UnaryOperator<String> environment)
      throws SigningException {
    String chain;
    X509Certificate own;
    try {
      chain = Files.readString(certificate, StandardCharsets.US_ASCII);
      own =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(chain.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException | CertificateException e) {
      throw new SigningException(
          certificate
              + " is no certificate that can be read. Give a PEM file with the signer's certificate"
              + " first and those above it after it.");
    }
    String secret;
    try {
      secret = KeyReference.of(key, environment).text();
    } catch (KeyException e) {
      throw new SigningException(String.valueOf(e.getMessage()));
    }
    if (!secret.contains("-----BEGIN") || !secret.contains("PRIVATE KEY-----")) {
      throw new SigningException(
          "What lies at " + key + " is no private key: it has to be PEM (PKCS #8).");
    }
    return new Signer(chain, secret, own);
  }

  /** The name in the certificate. */
  String name() {
    return own.getSubjectX500Principal().getName();
  }

  /** The algorithm of C2PA that goes with the certificate's key. */
  String algorithm() throws SigningException {
    PublicKey publicKey = own.getPublicKey();
    String algorithm = publicKey.getAlgorithm();
    if (publicKey instanceof ECPublicKey curve) {
      int bits = curve.getParams().getOrder().bitLength();
      return bits <= 256 ? "es256" : bits <= 384 ? "es384" : "es512";
    }
    if (algorithm.equals("RSA") || algorithm.equals("RSASSA-PSS")) {
      return "ps256";
    }
    if (algorithm.equals("EdDSA") || algorithm.equals("Ed25519")) {
      return "ed25519";
    }
    throw new SigningException(
        "Content credentials are not signed with a key of "
            + algorithm
            + ". Use an elliptic curve, RSA or Ed25519.");
  }

  /** The variables from which both tools take them: on no disk and in no list of processes. */
  Map<String, String> environment() {
    return Map.of("C2PA_SIGN_CERT", certificates, "C2PA_PRIVATE_KEY", key);
  }
}
