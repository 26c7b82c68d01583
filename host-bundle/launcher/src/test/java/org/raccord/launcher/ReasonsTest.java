package org.raccord.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class ReasonsTest {

  @Test
  void namesTheMissingPackageAndItsVersion() {
    BundleException e =
        new BundleException(
            "Unable to resolve toy [25](R 25.0): missing requirement [toy [25](R 25.0)]"
                + " osgi.wiring.package; (&(osgi.wiring.package=org.raccord.generator)"
                + "(version>=9.0.0)(!(version>=10.0.0)))",
            BundleException.RESOLVE_ERROR);
    assertEquals(
        "no bundle here gives the package org.raccord.generator in version 9.0.0", Reasons.of(e));
  }

  @Test
  void namesThePackageAtTheBottomOfAChain() {
    BundleException e =
        new BundleException(
            "osgi.wiring.package; (&(osgi.wiring.package=a.b)(version>=1.0.0)) [caused by: Unable"
                + " to resolve b: missing requirement (osgi.wiring.package=c.d)]",
            BundleException.RESOLVE_ERROR);
    assertEquals("no bundle here gives the package c.d", Reasons.of(e));
  }

  @Test
  void namesTheJavaThatIsNeeded() {
    BundleException e =
        new BundleException(
            "missing requirement [toy] osgi.ee; (&(osgi.ee=JavaSE)(version=21))",
            BundleException.RESOLVE_ERROR);
    assertEquals("it needs Java 21", Reasons.of(e));
  }

  @Test
  void callsABrokenJarABrokenJar() {
    BundleException e =
        new BundleException("Unable to cache bundle", new ZipException("zip END header not found"));
    assertEquals("it is no jar file, or a broken one", Reasons.of(e));
  }

  @Test
  void tellsWhatABundleThrewWhenItStarted() {
    BundleException e =
        new BundleException("Activator start error", new IllegalStateException("no licence file."));
    assertEquals("IllegalStateException: no licence file", Reasons.of(e));
  }
}
