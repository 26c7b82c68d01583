package org.raccord.comfyui.internal;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillCall.Registration;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.OutboundException;

/** One fill: order, wait, fetch; or wait and fetch where an earlier call has ordered. */
final class ComfyFill {

  private final Wish wish;
  private final FillCall call;
  private final Waiter waiter;
  private final ComfyServer server;
  private final Meter meter;
  private final Withdrawal withdrawal;
  private final Fetch fetch;
  private final List<String> remarks = new ArrayList<>();

  ComfyFill(Wish wish, FillCall call, Waiter waiter, long mostBytes) {
    this.wish = wish;
    this.call = call;
    this.waiter = waiter;
    this.server = new ComfyServer(wish.settings().url(), call.outbound());
    this.meter = new Meter(call, wish.workflow());
    this.withdrawal = new Withdrawal(server);
    this.fetch = new Fetch(call, server, waiter, mostBytes);
  }

  /** What came of it. */
  record Result(Path picture, Optional<Path> sound, Ticket ticket, List<String> remarks) {}

  Result run() throws IOException, OutboundException, GenerationException, InterruptedException {
    Registration cancellation = call.onCancel(withdrawal::withdraw);
    try (Watch watch = new Watch(call, server, waiter, meter)) {
      return run(watch);
    } finally {
      cancellation.close();
    }
  }

  private Result run(Watch watch)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    call.checkpoint();
    Optional<Ticket> left = call.ticket().flatMap(Ticket::of);
    Optional<Ticket> standing = left.isPresent() ? standing(left.get(), watch) : left;
    if (standing.isPresent()) {
      withdrawal.standFor(standing.get().client());
      watch.listen(standing.get().client());
      Watch.End end = watch.await(id(standing.get()), wish.settings().timeout());
      if (!(end instanceof Watch.End.Lost || end instanceof Watch.End.Stopped)) {
        return result(standing.get(), end);
      }
      remarks.add("The server had lost the job that was ordered before; it was made anew.");
    }
    Ticket ordered = order(left.map(Ticket::seed), watch);
    return result(ordered, watch.await(id(ordered), wish.settings().timeout()));
  }

  private static String id(Ticket ticket) {
    return ticket.prompt().orElseThrow();
  }

  /** The job that an earlier call ordered, under the server's name for it. */
  private Optional<Ticket> standing(Ticket left, Watch watch)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    if (left.prompt().isPresent()) {
      return Optional.of(left);
    }
    Optional<String> id = find(left.client(), watch);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Ticket found = left.known(id.get());
    call.remember(found.written());
    return Optional.of(found);
  }

  private Optional<String> find(String client, Watch watch)
      throws OutboundException, GenerationException, InterruptedException {
    Optional<String> waits = watch.find(job -> job.client().equals(client)).map(Queued::id);
    return waits.isPresent() ? waits : server.findEnded(client);
  }

  private Ticket order(Optional<Long> again, Watch watch)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    String client = UUID.randomUUID().toString();
    long seed = again.or(wish::seed).orElseThrow(ComfyFill::noOtherTake);
    Uploads.Sent sent = new Uploads(wish, call, server, meter, client).send();
    JsonObject graph = wish.workflow().with(wish.values(seed, sent.values()));
    watch.listen(client);
    Ticket intent = new Ticket(client, Optional.empty(), seed, sent.realBefore());
    call.remember(intent.written());
    withdrawal.standFor(client);
    Ticket ordered = intent.known(place(graph, client, watch));
    call.remember(ordered.written());
    meter.sent();
    return ordered;
  }

  static GenerationException noOtherTake() {
    return new GenerationException(
        Kind.UNSUPPORTED,
        "The workflow has no place for a seed and would give the same take again. Write {{seed}}"
            + " into it, or use another generator.");
  }

  /** Places the order. One that got no answer may have been taken: it is looked for first. */
  private String place(JsonObject graph, String client, Watch watch)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    ComfyServer.Ordered answer;
    try {
      answer = server.order(graph, client);
    } catch (OutboundException e) {
      if (e.kind() != OutboundException.Kind.LOST
          && e.kind() != OutboundException.Kind.INCOMPLETE) {
        throw e;
      }
      return find(client, watch).orElseThrow(e::asFailure);
    }
    if (answer instanceof ComfyServer.Ordered.Accepted accepted) {
      return accepted.id();
    }
    // Nothing runs at the server: there is nothing to go on with.
    call.forget();
    throw ComfyTrouble.rejected(((ComfyServer.Ordered.Rejected) answer).reply(), wish.workflow());
  }

  private Result result(Ticket ticket, Watch.End end)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    if (end instanceof Watch.End.Failed failed) {
      throw ended(ComfyTrouble.failed(failed.error(), wish.workflow()));
    }
    if (end instanceof Watch.End.Stopped) {
      throw ended(ComfyTrouble.stopped());
    }
    if (end instanceof Watch.End.Lost) {
      throw ended(ComfyTrouble.lost());
    }
    if (end instanceof Watch.End.Late late) {
      withdrawal.withdraw();
      throw ended(ComfyTrouble.late(late.running(), wish.settings().timeout()));
    }
    return fetched(ticket, ((Watch.End.Done) end).history());
  }

  private Result fetched(Ticket ticket, JsonObject history)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    meter.fetching();
    List<Output> outputs = Output.all(history);
    Optional<Output> picture = Output.picture(outputs);
    if (picture.isEmpty()) {
      throw ended(ComfyTrouble.withoutVideo(outputs));
    }
    String name = "comfyui-" + ticket.client();
    Path file = fetch.picture(picture.get(), name);
    Optional<Output> sound = Output.sound(outputs);
    Optional<Path> soundFile =
        sound.isPresent()
            ? Optional.of(fetch.sound(sound.get(), name + "-sound"))
            : Optional.empty();
    meter.made();
    return new Result(file, soundFile, ticket, List.copyOf(remarks));
  }

  /** A job that has ended without a picture is not looked for again: the next call orders anew. */
  private GenerationException ended(GenerationException trouble) {
    try {
      call.remember(Ticket.ENDED);
    } catch (IOException e) {
      trouble.addSuppressed(e);
    }
    return trouble;
  }
}
