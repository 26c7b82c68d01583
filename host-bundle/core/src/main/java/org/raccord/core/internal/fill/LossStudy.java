package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.raccord.core.internal.measure.Losses;
import org.raccord.imaging.colour.DisplayLosses;
import org.raccord.imaging.colour.DisplayTransform;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/**
 * What a generator's file can no longer hold of the shots beside it, measured on the two frames
 * that the take stands between.
 *
 * @param settings what is noted with the take
 * @param remarks what the editor should know, in sentences
 */
record LossStudy(Map<String, String> settings, List<String> remarks) {

  static final LossStudy NOTHING = new LossStudy(Map.of(), List.of());

  LossStudy {
    settings = Map.copyOf(settings);
    remarks = List.copyOf(remarks);
  }

  /**
   * Studies a file.
   *
   * @param made bits of its samples
   * @param transform by which it was shown the shots, and came back
   * @param format of the take
   */
  static LossStudy of(
      int made,
      Optional<DisplayTransform> transform,
      RequestBuilder.Prepared prepared,
      PictureFormat format)
      throws IOException {
    OptionalInt shot =
        Stream.of(prepared.before(), prepared.after())
            .flatMap(Optional::stream)
            .mapToInt(clip -> clip.picture().format().layout().bitDepth())
            .max();
    if (shot.isEmpty() || (transform.isEmpty() && made >= shot.getAsInt())) {
      return NOTHING;
    }
    DisplayLosses lost =
        transform.isPresent()
            ? measured(transform.get(), made, prepared, format)
            : DisplayLosses.ofValues(made);
    double own = Math.pow(2, 10 - shot.getAsInt());
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> remarks = new ArrayList<>();
    transform.ifPresent(
        way -> {
          settings.put("colour", way.name());
          remarks.add(
              "The generator saw the clips beside it as "
                  + way.words()
                  + "; what it made was brought back to their own values.");
        });
    if (made < shot.getAsInt()) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "The generator made %d bits of a %d-bit shot: a step of its picture is %.1f of the"
                  + " shot's codes.",
              made,
              shot.getAsInt(),
              lost.step() / own));
    } else if (transform.isPresent() && shot.getAsInt() == 8) {
      remarks.add("The shots themselves have 8 bits, which is little for their curve.");
    }
    clipped("Highlights above display white", lost.above()).ifPresent(remarks::add);
    clipped("Shadows below display black", lost.below()).ifPresent(remarks::add);
    settings.putAll(
        new Losses(Math.max(own, lost.step()), own, lost.above() + lost.below()).settings());
    return new LossStudy(settings, remarks);
  }

  private static Optional<String> clipped(String what, double share) {
    return share < 0.0005
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "%s were clipped: %.1f %% of the samples.", what, 100 * share));
  }

  private static DisplayLosses measured(
      DisplayTransform transform, int made, RequestBuilder.Prepared prepared, PictureFormat format)
      throws IOException {
    List<DisplayLosses> all = new ArrayList<>();
    if (prepared.before().isPresent()) {
      all.add(measured(prepared.before().get().fromTail(1, format), transform, made));
    }
    if (prepared.after().isPresent()) {
      all.add(measured(prepared.after().get().fromHead(1, format), transform, made));
    }
    return all.stream().reduce(DisplayLosses::and).orElseThrow();
  }

  private static DisplayLosses measured(FrameReader edge, DisplayTransform transform, int made)
      throws IOException {
    try (edge) {
      Frame frame =
          edge.next()
              .orElseThrow(() -> new IOException("The clip beside the slot has no frame to give"));
      return DisplayLosses.of(frame, transform, made);
    }
  }
}
