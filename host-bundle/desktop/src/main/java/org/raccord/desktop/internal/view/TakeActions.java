package org.raccord.desktop.internal.view;

import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.core.SlotTakes.ListedTake;
import org.raccord.desktop.internal.model.FillWish;
import org.raccord.desktop.internal.model.SlotRow;
import org.raccord.desktop.internal.model.TakeStudy;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** What the window does with the takes of the selected slot. */
final class TakeActions implements TakesStrip.Actions {

  private final MainWindow window;

  TakeActions(MainWindow window) {
    this.window = window;
  }

  @Override
  public void use(String take) {
    window.session().useTake(take);
  }

  @Override
  public void look(String take) {
    window.slots().look(take);
  }

  @Override
  public void again(ListedTake take) {
    FillWish wish =
        new FillWish(
            take.maker() == org.raccord.core.SlotTakes.Maker.THERE
                ? Optional.of(take.take().generator())
                : Optional.empty(),
            1,
            OptionalLong.empty(),
            Optional.empty());
    window.slots().row().ifPresent(row -> window.session().fill(row.address(), wish));
  }

  @Override
  public void sound(ListedTake take) {
    window.slots().row().ifPresent(row -> window.session().redoSound(row.address()));
  }

  @Override
  public void part(ListedTake take) {
    Optional<SlotRow> row = window.slots().row();
    if (row.isEmpty()) {
      return;
    }
    FrameRange slot = row.get().record();
    Optional<FrameRange> part =
        window
            .marked()
            .filter(m -> m.start() >= slot.start() && m.end() <= slot.end())
            .filter(m -> m.length() < slot.length());
    String address = row.get().address();
    if (part.isEmpty() || address.contains("/")) {
      window.say("Mark a part of the take first: I at its beginning, O at its end.");
      return;
    }
    String track = address.substring(0, Math.max(0, address.indexOf('-')));
    window
        .session()
        .retakePart(
            track,
            FrameTime.of(part.get().start(), slot.rate()),
            FrameTime.of(part.get().end(), slot.rate()));
  }

  @Override
  public void detach(String take) {
    window.session().removeTake(take);
  }

  @Override
  public void figures(SlotRow row) {
    FiguresDialog dialog = new FiguresDialog(row);
    dialog.initOwner(window.stage());
    dialog.show();
  }

  @Override
  public Optional<TakeStudy> study(SlotRow row, ListedTake take) {
    return window
        .session()
        .snapshot()
        .get()
        .flatMap(s -> window.studies().of(take.take().id(), row.record(), s.monitor()));
  }
}
