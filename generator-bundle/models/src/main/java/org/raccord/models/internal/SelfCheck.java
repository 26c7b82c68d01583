package org.raccord.models.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.generator.Checkable.Finding;

/**
 * Tries a loaded model on test pictures whose answers are known: those that its package tells, and
 * that a grey stays a grey. Once a machine has passed, a mark in the cache says so.
 */
final class SelfCheck {

  private static final double GREY = 0.42;
  private static final double GREY_TOLERANCE = 0.08;

  /** How far the second test picture has moved to the right. */
  private static final int SHIFT = 4;

  /** How far the second, brought to the moment, misses it: a refinement has something to do. */
  private static final int MISSED = 1;

  private static final double DOUBTED = 0.5;

  private final Optional<Path> cache;

  /**
   * @param cache where marks are kept; empty where nothing is remembered
   */
  SelfCheck(Optional<Path> cache) {
    this.cache = cache;
  }

  /** Runs the test unless this machine has passed it. */
  void once(ModelPackage described, PictureModel model, PictureModel.Pause pause)
      throws PackageException, InterruptedException {
    Optional<Path> mark = mark(described);
    if (mark.isPresent() && Files.exists(mark.get())) {
      return;
    }
    for (Finding finding : run(described, model, pause)) {
      if (!finding.passes()) {
        throw new PackageException(
            "The model "
                + described.name()
                + " fails its test on this machine: "
                + finding.message()
                + " Look at it with \"raccord models check "
                + described.name()
                + "\".");
      }
    }
  }

  /** Runs the test. */
  List<Finding> run(ModelPackage described, PictureModel model, PictureModel.Pause pause)
      throws PackageException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(grey(model, pause));
    if (described.selfTest().isPresent()) {
      findings.add(known(described, described.selfTest().get(), model, pause));
    }
    if (findings.stream().allMatch(Finding::passes)) {
      remember(described);
    }
    return findings;
  }

  private Optional<Path> mark(ModelPackage described) throws PackageException {
    if (cache.isEmpty()) {
      return Optional.empty();
    }
    String hash = PackageCheck.hash(described.folder().resolve(PackageFile.NAME));
    return Optional.of(cache.get().resolve("models").resolve(hash + ".passed"));
  }

  private void remember(ModelPackage described) throws PackageException {
    Optional<Path> mark = mark(described);
    if (mark.isPresent()) {
      try {
        Files.createDirectories(mark.get().getParent());
        Files.writeString(mark.get(), described.name() + "\n", StandardCharsets.UTF_8);
      } catch (IOException e) {
        // A cache that cannot be written costs the test again next time.
        return;
      }
    }
  }

  private static Finding grey(PictureModel model, PictureModel.Pause pause)
      throws PackageException, InterruptedException {
    Light flat = Light.black(160, 96);
    for (float[] plane : flat.planes()) {
      java.util.Arrays.fill(plane, (float) GREY);
    }
    Material given = new Material(flat.width(), flat.height());
    for (ModelPackage.Content content : ModelPackage.Content.values()) {
      if (content.planes() == 3) {
        given.put(content, flat);
      }
    }
    motion(given, 0.5, 0, 0);
    Light made = model.make(given, 0.5, pause);
    double worst = 0;
    for (float[] plane : made.planes()) {
      for (float value : plane) {
        worst = Math.max(worst, Math.abs(value - GREY));
      }
    }
    return new Finding(
        "grey",
        worst <= GREY_TOLERANCE,
        worst <= GREY_TOLERANCE
            ? "A grey picture stays grey."
            : String.format(
                Locale.ROOT,
                "a grey of %.2f comes out up to %.2f off: colour (black, white, order) or layout in"
                    + " model.json are not those of the model.",
                GREY,
                worst));
  }

  private static Finding known(
      ModelPackage described,
      ModelPackage.SelfTest test,
      PictureModel model,
      PictureModel.Pause pause)
      throws PackageException, InterruptedException {
    Material given = new Material(test.width(), test.height());
    boolean forward = described.task() == ModelPackage.Task.EXTEND;
    int width = test.width();
    int height = test.height();
    given.put(ModelPackage.Content.FIRST, pattern(width, height, 0));
    given.put(ModelPackage.Content.SECOND, pattern(width, height, forward ? -SHIFT : SHIFT));
    given.put(ModelPackage.Content.THIRD, pattern(width, height, -2 * SHIFT));
    given.put(ModelPackage.Content.FOURTH, pattern(width, height, -3 * SHIFT));
    given.put(ModelPackage.Content.WOVEN, pattern(width, height, SHIFT * test.at()));
    given.put(ModelPackage.Content.FROM_FIRST, pattern(width, height, SHIFT * test.at()));
    given.put(ModelPackage.Content.FROM_SECOND, pattern(width, height, SHIFT * test.at() + MISSED));
    motion(given, test.at(), SHIFT, DOUBTED);
    Light made = model.make(given, test.at(), pause);
    double worst = 0;
    for (ModelPackage.Point point : test.expect()) {
      int i = point.y() * width + point.x();
      worst = Math.max(worst, Math.abs(made.planes()[0][i] - point.red()));
      worst = Math.max(worst, Math.abs(made.planes()[1][i] - point.green()));
      worst = Math.max(worst, Math.abs(made.planes()[2][i] - point.blue()));
    }
    boolean passes = worst <= test.tolerance();
    return new Finding(
        "known answer",
        passes,
        String.format(
            Locale.ROOT,
            passes
                ? "The package's own test comes out %.4f off, %.4f is allowed."
                : "the package's own test comes out %.4f off, %.4f is allowed. Copy or download the"
                    + " package again, or ask its maker.",
            worst,
            test.tolerance()));
  }

  /** Planes of an even motion to the right. */
  private static void motion(Material given, double at, double travel, double doubt) {
    put(given, ModelPackage.Content.SHARE, at);
    put(given, ModelPackage.Content.DOUBT_FIRST, 0);
    put(given, ModelPackage.Content.DOUBT_SECOND, doubt);
    put(given, ModelPackage.Content.TO_FIRST_X, -travel * at);
    put(given, ModelPackage.Content.TO_FIRST_Y, 0);
    put(given, ModelPackage.Content.TO_SECOND_X, travel * (1 - at));
    put(given, ModelPackage.Content.TO_SECOND_Y, 0);
  }

  private static void put(Material given, ModelPackage.Content content, double value) {
    float[] plane = new float[given.width() * given.height()];
    java.util.Arrays.fill(plane, (float) value);
    given.put(content, plane);
  }

  /**
   * The test picture, moved to the right: red waves across, green waves down, blue waves aslant,
   * each 0.5 + 0.4 sin.
   */
  static Light pattern(int width, int height, double shift) {
    Light light = Light.black(width, height);
    for (int y = 0, i = 0; y < height; y++) {
      for (int x = 0; x < width; x++, i++) {
        double u = x - shift;
        light.planes()[0][i] = (float) (0.5 + 0.4 * Math.sin(2 * Math.PI * u / 32));
        light.planes()[1][i] = (float) (0.5 + 0.4 * Math.sin(2 * Math.PI * y / 24));
        light.planes()[2][i] = (float) (0.5 + 0.4 * Math.sin(2 * Math.PI * (u + y) / 40));
      }
    }
    return light;
  }
}
