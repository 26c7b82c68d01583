package org.raccord.desktop.internal.view;

import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.raccord.desktop.internal.model.SlotRow;
import org.raccord.desktop.internal.model.TakeFigures;

/** The figures behind the grades of a slot's takes, a column each. */
final class FiguresDialog extends Dialog<ButtonType> {

  FiguresDialog(SlotRow row) {
    TakeFigures figures = TakeFigures.of(row.takes());
    setTitle("Figures");
    setHeaderText("Takes of slot " + row.address() + ", as they were measured in the cut");
    TableView<TakeFigures.Row> table = new TableView<>();
    table.setAccessibleText("Figures of the takes");
    table.getColumns().add(column("What", 230, TakeFigures.Row::name));
    table.getColumns().add(column("Usual up to", 110, TakeFigures.Row::usual));
    for (int i = 0; i < figures.takes().size(); i++) {
      int take = i;
      table.getColumns().add(column(figures.takes().get(i), 130, r -> r.cells().get(take)));
    }
    table.getItems().setAll(figures.rows());
    table.setPlaceholder(new Label("Nothing was measured."));
    Label remarks =
        new Label(
            row.takes().stream()
                .flatMap(
                    t -> t.take().remarks().stream().map(remark -> t.take().id() + ": " + remark))
                .collect(Collectors.joining("\n")));
    remarks.setWrapText(true);
    VBox all = new VBox(8, table, remarks);
    all.setPrefSize(Math.min(900, 380 + 130.0 * figures.takes().size()), 420);
    getDialogPane().setContent(all);
    getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
  }

  private static TableColumn<TakeFigures.Row, String> column(
      String title, double width, java.util.function.Function<TakeFigures.Row, String> words) {
    TableColumn<TakeFigures.Row, String> column = new TableColumn<>(title);
    column.setCellValueFactory(r -> new SimpleStringProperty(words.apply(r.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    return column;
  }
}
