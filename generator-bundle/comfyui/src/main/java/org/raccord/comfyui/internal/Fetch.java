package org.raccord.comfyui.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.raccord.generator.FillCall;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest.Into;
import org.raccord.generator.OutboundRequest.Resume;

/**
 * Fetches what a job made. A download that breaks goes on where it broke; the job is not redone.
 */
final class Fetch {

  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int BEYOND_THE_END = 416;

  private final FillCall call;
  private final ComfyServer server;
  private final Waiter waiter;
  private final long mostBytes;

  Fetch(FillCall call, ComfyServer server, Waiter waiter, long mostBytes) {
    this.call = call;
    this.server = server;
    this.waiter = waiter;
    this.mostBytes = mostBytes;
  }

  /** Fetches the moving picture. */
  Path picture(Output output, String name)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    Path file = fetch(output, call.workspace().resolve(name + "." + output.ending()));
    if (!isVideo(head(file))) {
      throw new GenerationException(
          Kind.FAILED,
          "What ComfyUI saved as "
              + Words.of(output.filename())
              + " is not a video. Run the workflow in ComfyUI itself and look at what it saves.");
    }
    return file;
  }

  /** Fetches sound. */
  Path sound(Output output, String name)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    return fetch(output, call.workspace().resolve(name + "." + output.ending()));
  }

  private Path fetch(Output output, Path file)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      call.checkpoint();
      try {
        OutboundReply reply =
            server.view(
                output,
                new Into.SavedTo(file, Optional.of(new Resume(Optional.empty())), mostBytes));
        if (reply.status() == BEYOND_THE_END && attempt < ATTEMPTS) {
          Files.deleteIfExists(file);
          continue;
        }
        if (reply.status() == 404) {
          throw new GenerationException(
              Kind.FAILED,
              "The ComfyUI server made "
                  + Words.of(output.filename())
                  + " and no longer has it. Fill again.");
        }
        server.checked(reply);
        if (Files.size(file) == 0) {
          throw new GenerationException(
              Kind.FAILED,
              "ComfyUI saved "
                  + Words.of(output.filename())
                  + " with nothing in it. Look at the server's log and whether its disk is full.");
        }
        return file;
      } catch (OutboundException e) {
        if (e.kind() == OutboundException.Kind.TOO_LARGE) {
          throw new GenerationException(
              Kind.FAILED,
              "What ComfyUI made is larger than "
                  + (mostBytes >> 20)
                  + " megabytes. Have the workflow save it compressed.",
              e);
        }
        if (attempt >= ATTEMPTS || e.asFailure().kind() != Kind.TRANSIENT) {
          throw e;
        }
        waiter.await(new LinkedBlockingQueue<>(), PAUSE);
      }
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(12);
    }
  }

  /** By the marks that containers of moving pictures begin with. */
  static boolean isVideo(byte[] head) {
    if (head.length < 12) {
      return false;
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String box = text.substring(4, 8);
    return text.startsWith("\u001aE\u00df\u00a3")
        || (text.startsWith("RIFF") && text.startsWith("AVI ", 8))
        || text.startsWith("GIF8")
        || box.equals("ftyp")
        || box.equals("moov")
        || box.equals("mdat")
        || box.equals("wide")
        || box.equals("free")
        || box.equals("skip");
  }
}
