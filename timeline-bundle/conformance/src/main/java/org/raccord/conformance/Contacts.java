package org.raccord.conformance;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * What code has to do with the world outside the process: files and sockets that it reads or
 * writes, connections that it asks for, processes that it starts. Seen by the flight recorder of
 * the JVM, and by the proxy selector, which every connection of the JDK asks first. What native
 * code does, and a question whether a file exists, are not seen.
 */
public final class Contacts {

  private static final List<String> TRANSFERS =
      List.of("jdk.FileRead", "jdk.FileWrite", "jdk.SocketRead", "jdk.SocketWrite");

  private static final String PROCESS = "jdk.ProcessStart";

  private Contacts() {}

  /**
   * Runs {@code action} and tells what it contacted, on this thread or on any that it started.
   * Loading of classes and the recorder's own work are left out.
   */
  public static Set<String> during(Runnable action) throws IOException {
    Set<Thread> before = Threads.alive();
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    Set<String> found = new TreeSet<>();
    Path dump = Files.createTempFile("contacts", ".jfr");
    ProxySelector usual = ProxySelector.getDefault();
    try (Recording recording = new Recording()) {
      TRANSFERS.forEach(
          event -> recording.enable(event).withThreshold(Duration.ZERO).withStackTrace());
      recording.enable(PROCESS).withStackTrace();
      ProxySelector.setDefault(new Listening(Optional.ofNullable(usual), asked));
      recording.start();
      action.run();
      recording.stop();
      recording.dump(dump);
      for (RecordedEvent event : RecordingFile.readAllEvents(dump)) {
        if (isContact(event)
            && isOfAction(event, before)
            && !isOfTheRuntime(event.getStackTrace())) {
          found.add(said(event));
        }
      }
    } finally {
      ProxySelector.setDefault(usual);
      Files.deleteIfExists(dump);
    }
    found.addAll(asked);
    return found;
  }

  /** A recording of somebody else, of the same time, leaves its events here too. */
  private static boolean isContact(RecordedEvent event) {
    String name = event.getEventType().getName();
    return name.equals(PROCESS) || TRANSFERS.contains(name);
  }

  private static boolean isOfAction(RecordedEvent event, Set<Thread> before) {
    if (event.getThread() == null) {
      return true;
    }
    long id = event.getThread().getJavaThreadId();
    return id == Thread.currentThread().getId()
        || before.stream().noneMatch(thread -> thread.getId() == id);
  }

  private static boolean isOfTheRuntime(RecordedStackTrace stack) {
    return stack != null
        && stack.getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName())
            .anyMatch(
                type ->
                    type.equals("java.lang.ClassLoader")
                        || type.startsWith("jdk.internal.loader.")
                        || type.startsWith("jdk.jfr.")
                        || type.equals("sun.net.spi.DefaultProxySelector"));
  }

  private static String said(RecordedEvent event) {
    String what = event.getEventType().getName().replace("jdk.", "");
    for (String field : List.of("path", "host", "command")) {
      if (event.hasField(field)) {
        return what + " " + event.getString(field);
      }
    }
    return what;
  }

  /** Writes down where connections are wanted to. */
  private static final class Listening extends ProxySelector {
    private final Optional<ProxySelector> usual;
    private final List<String> asked;

    Listening(Optional<ProxySelector> usual, List<String> asked) {
      this.usual = usual;
      this.asked = asked;
    }

    @Override
    public List<java.net.Proxy> select(URI uri) {
      asked.add("Connection " + uri);
      return usual.map(selector -> selector.select(uri)).orElse(List.of(java.net.Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      usual.ifPresent(selector -> selector.connectFailed(uri, address, failure));
    }
  }
}
