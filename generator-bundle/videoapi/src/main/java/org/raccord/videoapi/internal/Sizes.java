package org.raccord.videoapi.internal;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.model.picture.PictureFormat;

/** The sizes of picture that a server makes. */
sealed interface Sizes {

  /** The size that serves a picture of {@code wanted} best. */
  Size nearest(PictureFormat wanted);

  /**
   * Width and height in square pixels.
   *
   * @param width at least 1
   * @param height at least 1
   */
  record Size(int width, int height) {

    private static final Pattern FORM = Pattern.compile("(\\d{2,5})[xX](\\d{2,5})");

    /** Reads {@code 1280x720}. */
    static Size parse(String text) {
      Matcher matcher = FORM.matcher(text.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException("\"" + text + "\" is no size. Write it as 1280x720.");
      }
      return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    double aspect() {
      return (double) width / height;
    }

    long pixels() {
      return (long) width * height;
    }

    /** Such as {@code 16:9}. */
    String ratio() {
      int divisor =
          java.math.BigInteger.valueOf(width)
              .gcd(java.math.BigInteger.valueOf(height))
              .intValueExact();
      return width / divisor + ":" + height / divisor;
    }

    @Override
    public String toString() {
      return width + "x" + height;
    }
  }

  /** These and no other. */
  record Listed(List<Size> sizes) implements Sizes {
    public Listed {
      sizes = List.copyOf(sizes);
      if (sizes.isEmpty()) {
        throw new IllegalArgumentException("There is at least one size");
      }
    }

    /** The nearest shape; of those the smallest that loses no detail, else the largest. */
    @Override
    public Size nearest(PictureFormat wanted) {
      double aspect = aspect(wanted);
      double least = sizes.stream().mapToDouble(s -> misfit(s, aspect)).min().orElseThrow();
      List<Size> fitting =
          sizes.stream()
              .filter(s -> misfit(s, aspect) < least + 0.01)
              .sorted(Comparator.comparingLong(Size::pixels))
              .toList();
      return fitting.stream()
          .filter(s -> s.height() >= wanted.height())
          .findFirst()
          .orElse(fitting.get(fitting.size() - 1));
    }

    private static double misfit(Size size, double aspect) {
      return Math.abs(Math.log(size.aspect() / aspect));
    }
  }

  /**
   * Any whose sides are multiples of {@code multiple} and whose area is not above {@code pixels}.
   */
  record Multiples(int multiple, long pixels) implements Sizes {
    @Override
    public Size nearest(PictureFormat wanted) {
      double aspect = aspect(wanted);
      double height = Math.min(wanted.height(), Math.sqrt(pixels / aspect));
      Size size = new Size(side(height * aspect), side(height));
      return size.pixels() <= pixels ? size : new Size(below(height * aspect), below(height));
    }

    private int side(double wanted) {
      return Math.max(1, (int) Math.round(wanted / multiple)) * multiple;
    }

    private int below(double wanted) {
      return Math.max(1, (int) Math.floor(wanted / multiple)) * multiple;
    }
  }

  private static double aspect(PictureFormat format) {
    return (double) format.width()
        * format.pixelAspectNumerator()
        / ((double) format.height() * format.pixelAspectDenominator());
  }
}
