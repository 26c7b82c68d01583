package org.raccord.desktop.internal.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.raccord.core.Job;
import org.raccord.desktop.internal.model.Session;

/** Jobs that have not ended with a take. */
final class JobsDialog extends Dialog<ButtonType> {

  JobsDialog(Session session, List<Job> jobs) {
    setTitle("Jobs");
    setHeaderText(
        jobs.isEmpty()
            ? "No job waits: whatever was begun has ended."
            : "Jobs that have not ended with a take");
    VBox lines = new VBox(8);
    for (Job job : jobs) {
      Label words =
          new Label(
              job.id()
                  + "  slot "
                  + job.address()
                  + "  "
                  + job.generator()
                  + "  "
                  + job.state().words()
                  + job.price().map(p -> ", costs " + p).orElse("")
                  + job.reason().map(why -> ": " + why).orElse(""));
      Button resume = new Button("Go on");
      resume.setDisable(job.state() != Job.State.WAITS);
      Button cancel = new Button("Give up");
      resume.setOnAction(
          e -> {
            resume.setDisable(true);
            session.resumeJob(job.id());
          });
      cancel.setOnAction(
          e -> {
            cancel.setDisable(true);
            session.cancelJob(job.id());
          });
      HBox line = new HBox(8, words, resume, cancel);
      line.setAlignment(Pos.CENTER_LEFT);
      lines.getChildren().add(line);
    }
    getDialogPane().setContent(lines);
    getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
  }
}
