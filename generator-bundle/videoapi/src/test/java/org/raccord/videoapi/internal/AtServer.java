package org.raccord.videoapi.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.videoapi.server.ScriptedServer;

/** A test with a scripted server of its own. */
abstract class AtServer {

  @TempDir Path folder;
  ScriptedServer server;
  Fills fills;

  @BeforeEach
  void start() throws IOException {
    server = ScriptedServer.start(Files.createDirectories(folder.resolve("server")));
    fills = new Fills(server, folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }
}
