package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the effects of an item say of its speed.
 *
 * @param scalar time_scalar of all time warps together: 1 plain, 0 freeze, negative reverse
 * @param otherEffects names of the others
 */
record Speed(double scalar, List<String> otherEffects) {

  static Speed of(Json.Obj node) {
    double scalar = 1;
    List<String> others = new ArrayList<>();
    for (Json each : node.array("effects")) {
      if (!(each instanceof Json.Obj effect)) {
        continue;
      }
      String schema = effect.schema();
      Optional<Double> stated = effect.number("time_scalar").filter(s -> Math.abs(s) < 1e6);
      if (schema.equals("FreezeFrame")) {
        scalar = 0;
      } else if (schema.equals("LinearTimeWarp") && stated.isPresent()) {
        scalar *= stated.get();
      } else {
        others.add(
            effect
                .text("effect_name")
                .filter(n -> !n.isBlank())
                .or(() -> effect.text("name").filter(n -> !n.isBlank()))
                .orElse(schema));
      }
    }
    return new Speed(scalar, others);
  }
}
