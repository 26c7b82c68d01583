package org.raccord.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleException;

/** Why a bundle does not run, in words that its author can use. */
final class Reasons {

  private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)\\)");
  private static final Pattern AT_LEAST = Pattern.compile("version>=([\\w.]+)\\)");
  private static final Pattern JAVA = Pattern.compile("\\(osgi\\.ee=JavaSE\\)\\(version=(\\d+)\\)");

  private Reasons() {}

  /** The reason without a full stop. */
  static String of(BundleException e) {
    String message = String.valueOf(e.getMessage());
    if (e.getType() == BundleException.RESOLVE_ERROR) {
      Matcher java = JAVA.matcher(message);
      if (java.find()) {
        return "it needs Java " + java.group(1);
      }
      // The last requirement named is the one at the bottom of the chain.
      Matcher found = PACKAGE.matcher(message);
      String missing = "";
      int end = 0;
      while (found.find()) {
        missing = found.group(1);
        end = found.end();
      }
      if (!missing.isEmpty()) {
        Matcher version = AT_LEAST.matcher(message).region(end, message.length());
        return "no bundle here gives the package "
            + missing
            + (version.find() ? " in version " + version.group(1) : "");
      }
    }
    if (e.getType() == BundleException.DUPLICATE_BUNDLE_ERROR) {
      return "a bundle of the same name and version is there already";
    }
    Throwable deepest = e;
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      deepest = cause;
    }
    if (deepest instanceof java.util.zip.ZipException) {
      return "it is no jar file, or a broken one";
    }
    String text = deepest.getMessage();
    String reason =
        deepest == e
            ? message
            : deepest.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    return reason.strip().replaceAll("\\.$", "");
  }
}
