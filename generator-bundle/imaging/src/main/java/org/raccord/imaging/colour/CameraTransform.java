package org.raccord.imaging.colour;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.model.picture.ColourTags;

/**
 * The way of a published curve: values to light, the camera's primaries to those of BT.709 with
 * what they do not hold pressed in ({@link GamutPress}), light to a display by {@link ToneCurve}.
 * Nothing is cut off in floating point on the way there, so the way back is exact from black on.
 */
final class CameraTransform implements DisplayTransform {

  /** A tenth over the white of narrow range: the highest code of ten bits. */
  private static final double TOP = (1023 - 64) / 876.0;

  private final String name;
  private final String words;
  private final Curve curve;
  private final double[] toDisplay;
  private final double[] fromDisplay;
  private final GamutPress press;
  private final ToneCurve tone;

  /** Values of the curve for those of the range: {@code scale x value + shift}. */
  private final double scale;

  private final double shift;

  private CameraTransform(String name, Profile profile, ColourTags.Range range) {
    this.name = name;
    this.words = profile.words() + " to BT.709";
    this.curve = profile.curve();
    boolean counted = profile.isOfCodes() && range != ColourTags.Range.FULL;
    this.scale = counted ? 876 / 1023.0 : 1;
    this.shift = counted ? 64 / 1023.0 : 0;
    this.toDisplay = profile.gamut().to(Gamut.BT709);
    this.fromDisplay = Gamut.inverse(toDisplay);
    this.press = GamutPress.of(toDisplay);
    double brightest = curve.light(scale * TOP + shift);
    this.tone = ToneCurve.of(profile.grey(), curve.light(1), Math.max(brightest, curve.light(1)));
  }

  static DisplayTransform of(String name, Profile profile, ColourTags.Range range) {
    return new CameraTransform(name, profile, range);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public void toDisplay(float[] red, float[] green, float[] blue) {
    double[] m = toDisplay;
    for (int i = 0; i < red.length; i++) {
      double r = curve.light(scale * red[i] + shift);
      double g = curve.light(scale * green[i] + shift);
      double b = curve.light(scale * blue[i] + shift);
      double x = m[0] * r + m[1] * g + m[2] * b;
      double y = m[3] * r + m[4] * g + m[5] * b;
      double z = m[6] * r + m[7] * g + m[8] * b;
      double strongest = Math.max(x, Math.max(y, z));
      red[i] = (float) tone.value(press.press(x, strongest));
      green[i] = (float) tone.value(press.press(y, strongest));
      blue[i] = (float) tone.value(press.press(z, strongest));
    }
  }

  @Override
  public void fromDisplay(float[] red, float[] green, float[] blue) {
    double[] m = fromDisplay;
    for (int i = 0; i < red.length; i++) {
      double x = tone.light(red[i]);
      double y = tone.light(green[i]);
      double z = tone.light(blue[i]);
      double strongest = Math.max(x, Math.max(y, z));
      double r = press.release(x, strongest);
      double g = press.release(y, strongest);
      double b = press.release(z, strongest);
      red[i] = back(m[0] * r + m[1] * g + m[2] * b);
      green[i] = back(m[3] * r + m[4] * g + m[5] * b);
      blue[i] = back(m[6] * r + m[7] * g + m[8] * b);
    }
  }

  private float back(double light) {
    // Below black there is noise alone, and the way back makes coloured specks of it.
    return (float) Math.max(0, (curve.value(light) - shift) / scale);
  }

  static Optional<DisplayTransform> named(String text, ColourTags.Range range) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(Profile.NAMED.get(wanted)).map(p -> of(wanted, p, range));
  }

  static List<String> names() {
    return List.copyOf(Profile.NAMED.keySet());
  }
}
