package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.core.internal.queue.FillQueue;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.Journal;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillCall.Registration;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Outbound;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

/** What a generator leaves open ends with its call. */
class HostFillCallTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(64, 36, PixelLayout.YUV420_8, ColourTags.BT709);

  @TempDir Path folder;
  private final FillQueue queue = new FillQueue(new GeneratorShelf());

  @AfterEach
  void close() {
    queue.close();
  }

  /** Opens sockets that say when they are closed. */
  private static final class Sockets implements Outbound {
    private final List<URI> open = new ArrayList<>();

    @Override
    public OutboundReply send(OutboundRequest request) throws OutboundException {
      throw new OutboundException(OutboundException.Kind.UNREACHABLE, "Nobody is there.");
    }

    @Override
    public Registration listen(URI address, Consumer<Message> listener) {
      open.add(address);
      return () -> open.remove(address);
    }
  }

  @Test
  void socketsThatAreLeftOpenAreClosedWithTheCallAndNoneOpensAfterIt() throws Exception {
    Sockets sockets = new Sockets();
    queue
        .submit(
            generator(),
            request(),
            job -> {
              HostFillCall call = call(job, sockets);
              try (call) {
                call.outbound().listen(URI.create("ws://localhost/left"), message -> {});
                try (Registration own =
                    call.outbound().listen(URI.create("ws://localhost/own"), message -> {})) {
                  assertEquals(2, sockets.open.size(), String.valueOf(own));
                }
                assertEquals(List.of(URI.create("ws://localhost/left")), sockets.open);
              } catch (OutboundException | java.io.IOException e) {
                throw new GenerationException(
                    GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
              }
              assertEquals(List.of(), sockets.open, "left open");
              try {
                call.outbound().listen(URI.create("ws://localhost/late"), message -> {});
              } catch (OutboundException e) {
                throw new AssertionError(e);
              }
              assertEquals(List.of(), sockets.open, "opened after the end");
              return made();
            })
        .await();
  }

  private HostFillCall call(org.raccord.core.internal.queue.FillJob job, Outbound outbound) {
    return new HostFillCall(
        job,
        "j1",
        new Journal(folder),
        new NeighbourFrames(
            Optional.empty(), Optional.empty(), FORMAT, Rate.FPS_24, EdgeSound.NONE),
        new FrameSink() {
          @Override
          public PictureFormat format() {
            return FORMAT;
          }

          @Override
          public void push(Frame frame) {}
        },
        outbound,
        progress -> {},
        file -> Optional.of(folder.resolve(file)));
  }

  private static Made made() {
    return new Made.Pushed(
        0,
        new Made.Account(
            "plan", "A fill.", 1, List.of(), 0, DigitalSourceType.ALGORITHMIC_MEDIA, Map.of()));
  }

  private static FillRequest request() {
    return new FillRequest(
        7,
        Rate.FPS_24,
        0,
        0,
        FORMAT,
        Optional.empty(),
        Optional.empty(),
        FillRequest.Relation.UNKNOWN,
        Brief.OPEN,
        1,
        List.of());
  }

  private static Shelved generator() {
    return new Shelved() {
      @Override
      public GeneratorCard card() {
        return new GeneratorCard("g:default", "", "test", 1);
      }

      @Override
      public String version() {
        return "1";
      }

      @Override
      public @Nullable ClipGenerator borrow() {
        return null;
      }

      @Override
      public void giveBack(ClipGenerator generator) {}
    };
  }

  @Test
  void aReferenceIsCopiedAndWhatIsNoneIsSaid() throws Exception {
    Path face = Files.writeString(folder.resolve("Face.PNG"), "a picture");
    queue
        .submit(
            generator(),
            request(),
            job -> {
              HostFillCall call = call(job, new Sockets());
              try {
                Files.createDirectories(call.workspace());
                Path copy = call.reference(new Brief.Reference("Face.PNG", Optional.empty()));
                assertEquals(call.workspace(), copy.getParent());
                assertTrue(copy.toString().endsWith(".png"));
                assertEquals(Files.readString(face), Files.readString(copy));
                IOException e =
                    assertThrows(
                        IOException.class,
                        () -> call.reference(new Brief.Reference("gone.png", Optional.empty())));
                assertTrue(e.getMessage().contains("is not there. Bring it back"), e.getMessage());
              } catch (IOException e) {
                throw new AssertionError(e);
              }
              return made();
            })
        .await();
  }
}
