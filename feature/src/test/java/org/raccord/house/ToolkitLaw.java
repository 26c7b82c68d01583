package org.raccord.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * The law of the toolkit's thread: nothing of ours reads or writes a file or the network on it, or
 * waits there for a lock. It is watched by the JVM's own flight recorder, which sees what runs and
 * needs no change of the program.
 */
final class ToolkitLaw {

  /** The toolkit's name for its thread. */
  static final String THREAD = "JavaFX Application Thread";

  /** What the toolkit and the JVM do there by themselves: classes, style sheets, letters. */
  private static final List<String> ALLOWED =
      List.of(
          "java.lang.ClassLoader",
          "java.lang.invoke.",
          "java.util.ResourceBundle",
          "java.util.ServiceLoader",
          "jdk.internal.loader.",
          "org.apache.felix.framework.",
          "javafx.css.",
          "com.sun.javafx.css.",
          "com.sun.javafx.font.",
          "com.sun.javafx.application.");

  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration version="2.0">
        %s
      </configuration>
      """;

  private static final String EVENT =
      """
        <event name="%s">
          <setting name="enabled">true</setting>
          <setting name="stackTrace">true</setting>
          <setting name="threshold">%s</setting>
        </event>
      """;

  private ToolkitLaw() {}

  /** Options that have the JVM put down what the law forbids, into {@code recording} at its end. */
  static String watched(Path recording) throws IOException {
    StringBuilder events = new StringBuilder();
    for (String file : List.of("FileRead", "FileWrite", "FileForce", "SocketRead", "SocketWrite")) {
      events.append(EVENT.formatted("jdk." + file, "0 ms"));
    }
    // Somebody may hold a lock for a moment; what an editor could feel is longer.
    events.append(EVENT.formatted("jdk.JavaMonitorEnter", "10 ms"));
    events.append(EVENT.formatted("jdk.ThreadPark", "10 ms"));
    Path settings = recording.resolveSibling(recording.getFileName() + ".jfc");
    Files.writeString(settings, SETTINGS.formatted(events));
    return "-Xlog:jfr*=off -XX:StartFlightRecording=filename="
        + recording
        + ",settings="
        + settings
        + ",dumponexit=true";
  }

  /** What was done against the law, a paragraph each. */
  static List<String> offences(Path recording) throws IOException {
    List<String> offences = new ArrayList<>();
    try (RecordingFile events = new RecordingFile(recording)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        RecordedThread thread = event.getThread();
        if (thread != null && THREAD.equals(thread.getJavaName()) && isOurs(event)) {
          offences.add(words(event));
        }
      }
    }
    return offences;
  }

  /** How many events of any thread there are: a recording of nothing proves nothing. */
  static long seen(Path recording) throws IOException {
    return RecordingFile.readAllEvents(recording).size();
  }

  private static boolean isOurs(RecordedEvent event) {
    if (event.getStackTrace() == null) {
      return false;
    }
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      String type = frame.getMethod().getType().getName();
      if (ALLOWED.stream().anyMatch(type::startsWith)) {
        return false;
      }
      if (type.startsWith("org.raccord.")) {
        return true;
      }
    }
    return false;
  }

  private static String words(RecordedEvent event) {
    StringBuilder words = new StringBuilder(event.getEventType().getName());
    if (event.hasField("path")) {
      words.append(" of ").append(event.getString("path"));
    }
    event.getStackTrace().getFrames().stream()
        .limit(14)
        .forEach(
            f ->
                words
                    .append("\n    ")
                    .append(f.getMethod().getType().getName())
                    .append('.')
                    .append(f.getMethod().getName()));
    return words.toString();
  }
}
