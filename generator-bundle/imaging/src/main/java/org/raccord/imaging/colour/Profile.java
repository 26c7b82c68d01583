package org.raccord.imaging.colour;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.raccord.imaging.Transfer;

/**
 * What a camera, or HDR, records.
 *
 * @param words its curve and primaries, as their makers name them
 * @param curve values to light
 * @param gamut the colours of its red, green and blue
 * @param isOfCodes whether the maker's formula counts code values from code 0, whatever the range
 *     of the file is, and not from black
 * @param grey light of a grey card: 0.18 of a scene, less where a rendering for a display is in it
 */
record Profile(String words, Curve curve, Gamut gamut, boolean isOfCodes, double grey) {

  private static final double CARD = 0.18;
  private static final double LOG2 = Math.log10(2);

  private static final Gamut S_GAMUT =
      new Gamut("S-Gamut3", 0.730, 0.280, 0.140, 0.855, 0.100, -0.050);
  private static final Gamut S_GAMUT_CINE =
      new Gamut("S-Gamut3.Cine", 0.766, 0.275, 0.225, 0.800, 0.089, -0.087);
  private static final Gamut CINEMA_GAMUT =
      new Gamut("Cinema Gamut", 0.740, 0.270, 0.170, 1.140, 0.080, -0.100);

  /** Technical Summary for S-Gamut3.Cine/S-Log3 and S-Gamut3/S-Log3 (Sony). */
  private static final Curve S_LOG3 =
      new Curve.Log(
          261.5 / 1023,
          1 / 0.19,
          0.01 / 0.19,
          420.0 / 1023,
          (171.2102946929 - 95) / 0.01125 / 1023,
          95.0 / 1023,
          0.01125);

  /** By the name that the editor gives. */
  static final Map<String, Profile> NAMED = named();

  /** PQ: light of a display, whose reference white is 203 cd/m2 and a grey card 26 (BT.2408). */
  static Profile pq(Gamut gamut) {
    double white = 203.0 / 10_000;
    return new Profile(
        "PQ in " + gamut.name(), new Curve.Hdr(Transfer.PQ, white), gamut, false, 26 / 203.0);
  }

  /** HLG: light of a scene, whose reference white has the value 0.75 (BT.2408). */
  static Profile hlg(Gamut gamut) {
    return new Profile(
        "HLG in " + gamut.name(),
        new Curve.Hdr(Transfer.HLG, Transfer.HLG.light(0.75)),
        gamut,
        false,
        CARD);
  }

  private static Profile codes(String words, Curve curve, Gamut gamut) {
    return new Profile(words + " in " + gamut.name(), curve, gamut, true, CARD);
  }

  private static Profile values(String words, Curve curve, Gamut gamut) {
    return new Profile(words + " in " + gamut.name(), curve, gamut, false, CARD);
  }

  private static Map<String, Profile> named() {
    Map<String, Profile> named = new LinkedHashMap<>();
    named.put("slog3", codes("S-Log3", S_LOG3, S_GAMUT_CINE));
    named.put("slog3-sgamut3", codes("S-Log3", S_LOG3, S_GAMUT));
    // S-Log2 Technical Paper (Sony): values of the range, reflection over 0.9.
    named.put(
        "slog2",
        values(
            "S-Log2",
            new Curve.Log(
                0.432699,
                155 / 219.0 / 0.9,
                0.037584,
                0.616596 + 0.03,
                3.53881278538813 / 0.9,
                0.030001222851889303,
                0),
            S_GAMUT));
    // ALEXA Log C Curve, Usage in VFX (ARRI), for EI 800.
    named.put(
        "logc3",
        values(
            "LogC3 (EI 800)",
            new Curve.Log(0.247190, 5.555556, 0.052272, 0.385537, 5.367655, 0.092809, 0.010591),
            new Gamut("ARRI Wide Gamut 3", 0.6840, 0.3130, 0.2210, 0.8480, 0.0861, -0.1020)));
    named.put(
        "logc4",
        values(
            "LogC4",
            logC4(),
            new Gamut("ARRI Wide Gamut 4", 0.7347, 0.2653, 0.1424, 0.8576, 0.0991, -0.0308)));
    // VARICAM V-Log/V-Gamut (Panasonic).
    named.put(
        "vlog",
        codes(
            "V-Log",
            new Curve.Log(0.241514, 1, 0.00873, 0.598206, 5.6, 0.125, 0.01),
            new Gamut("V-Gamut", 0.730, 0.280, 0.165, 0.840, 0.100, -0.030)));
    // Canon Log Gamma Curves (Canon, 2020): reflection over 0.9.
    named.put(
        "clog2",
        codes(
            "Canon Log 2",
            new Curve.Mirrored(
                new Curve.Log(0.24136077, 87.099375 / 0.9, 1, 0.092864125, 1, 0.092864125, 0),
                0.092864125),
            CINEMA_GAMUT));
    named.put(
        "clog3",
        codes(
            "Canon Log 3",
            new Curve.Mirrored(
                new Curve.Log(
                    0.36726845,
                    14.98325 / 0.9,
                    1,
                    0.12240537,
                    1.9754798 / 0.9,
                    0.12512219,
                    0.014 * 0.9),
                0.12512219),
            CINEMA_GAMUT));
    // White Paper on REDWideGamutRGB and Log3G10 (RED).
    named.put(
        "log3g10",
        values(
            "Log3G10",
            new Curve.Log(0.224282, 155.975327, 1 + 0.01 * 155.975327, 0, 15.1927, 0.151927, -0.01),
            new Gamut(
                "REDWideGamutRGB", 0.780308, 0.304253, 0.121595, 1.493994, 0.095612, -0.084589)));
    // Blackmagic Generation 5 Color Science Technical Reference.
    named.put(
        "bmdfilm5",
        values(
            "Blackmagic Film Generation 5",
            new Curve.Log(
                0.08692876065491224 * Math.log(10),
                1,
                0.005494072432257808,
                0.5300133392291939,
                8.283605932402494,
                0.09246575342465753,
                0.005),
            new Gamut(
                "Blackmagic Wide Gamut",
                0.7177215,
                0.3171181,
                0.2280410,
                0.8615690,
                0.1005841,
                -0.0820452)));
    // DaVinci Resolve 17 Wide Gamut Intermediate (Blackmagic Design).
    named.put(
        "davinci",
        values(
            "DaVinci Intermediate",
            new Curve.Log(0.07329248 / LOG2, 1, 0.0075, 7 * 0.07329248, 10.44426855, 0, 0.00262409),
            new Gamut("DaVinci Wide Gamut", 0.8, 0.3130, 0.1682, 0.9877, 0.0790, -0.1155)));
    // F-Log and F-Log2 Data Sheets (Fujifilm).
    named.put(
        "flog",
        codes(
            "F-Log",
            new Curve.Log(0.344676, 0.555556, 0.009468, 0.790453, 8.735631, 0.092864, 0.00089),
            Gamut.BT2020));
    named.put(
        "flog2",
        codes(
            "F-Log2",
            new Curve.Log(0.245281, 5.555556, 0.064829, 0.384316, 8.799461, 0.092864, 0.000889),
            Gamut.BT2020));
    // N-Log Specification (Nikon).
    named.put("nlog", codes("N-Log", new Curve.Rooted(), Gamut.BT2020));
    // Apple Log Profile White Paper.
    named.put("applelog", values("Apple Log", new Curve.Parabolic(), Gamut.BT2020));
    // White Paper on D-Log and D-Gamut (DJI).
    named.put(
        "dlog",
        codes(
            "D-Log",
            new Curve.Log(0.256663, 0.9892, 0.0108, 0.584555, 6.025, 0.0929, 0.0078),
            new Gamut("D-Gamut", 0.71, 0.31, 0.21, 0.88, 0.09, -0.08)));
    named.put("pq", pq(Gamut.BT2020));
    named.put("hlg", hlg(Gamut.BT2020));
    return Collections.unmodifiableMap(named);
  }

  /** ARRI LogC4 Specification. */
  private static Curve logC4() {
    double a = (Math.pow(2, 18) - 16) / 117.45;
    double b = (1023 - 95) / 1023.0;
    double c = 95 / 1023.0;
    double s = 7 * Math.log(2) * Math.pow(2, 7 - 14 * c / b) / (a * b);
    double t = (Math.pow(2, -14 * c / b + 6) - 64) / a;
    return new Curve.Log(b / 14 / LOG2, a, 64, c - 6 * b / 14, 1 / s, -t / s, t);
  }
}
