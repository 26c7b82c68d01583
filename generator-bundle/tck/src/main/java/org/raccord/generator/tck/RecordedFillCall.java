package org.raccord.generator.tck;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.conformance.Cancellation;
import org.raccord.conformance.Gate;
import org.raccord.generator.Edge;
import org.raccord.generator.Excerpt;
import org.raccord.generator.ExcerptSpec;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Middle;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.Outbound;
import org.raccord.generator.Progress;
import org.raccord.generator.StillSpec;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.outbound.DestinationRule;
import org.raccord.outbound.HttpOutbound;
import org.raccord.outbound.KeySource;

/**
 * The host's side of a fill in tests: hands out synthesized footage, takes the result, and writes
 * down everything the generator does with it. What breaks the contract is recorded as a {@link
 * Breach}, not punished, so that one fault does not hide another.
 *
 * <p>Thread-safe.
 */
public final class RecordedFillCall implements FillCall {

  /** Something the contract forbids. */
  public enum Breach {
    /** A frame of another format than the request's was pushed. */
    WRONG_FORMAT,
    /** A neighbour was asked for that the request does not have. */
    ABSENT_NEIGHBOUR,
    /** A reader was pulled after it had said that there is no more. */
    READ_PAST_END,
    /** A reader was left open. */
    LEFT_OPEN,
    /** A frame of a neighbour was written to. */
    ALTERED_NEIGHBOUR,
    /** An {@link #onCancel} was not taken back. */
    LEFT_REGISTERED,
    /** The call was used after the fill had ended. */
    USED_AFTER_END
  }

  private final FillRequest request;
  private final Path workspace;
  private final RecordedConditioning conditioning;
  private final Object lock = new Object();
  private final List<Frame> pushed = new ArrayList<>();
  private final List<Progress> progress = new ArrayList<>();
  private final List<String> tickets = new ArrayList<>();
  private final List<Breach> breaches = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private Optional<String> found = Optional.empty();
  private Trouble trouble = Trouble.NONE;
  private int livesAfterTicket = Integer.MAX_VALUE;
  private int usesToGate;
  private Optional<Gate> gateToPass = Optional.empty();
  private boolean ended;

  /**
   * A call that nobody cancels.
   *
   * @param request what the generator is asked
   * @param workspace an empty directory
   */
  public RecordedFillCall(FillRequest request, Path workspace) {
    this.request = request;
    this.workspace = workspace;
    this.conditioning = new RecordedConditioning(request, workspace, cancellation, new Witness());
  }

  /** Cancels the fill at the {@code uses}-th use of the call; 0 cancels it before it begins. */
  public RecordedFillCall cancelledAtUse(int uses) {
    cancellation.planAt(uses);
    return this;
  }

  /** Gives the generator the ticket of an earlier call. */
  public RecordedFillCall withTicket(String ticket) {
    found = Optional.of(ticket);
    return this;
  }

  /** Every read of a neighbour fails, as if its drive had been unplugged. */
  public RecordedFillCall withBrokenMedia() {
    return with(Trouble.BROKEN_MEDIA);
  }

  /** The clips beside the slot have no sound. */
  public RecordedFillCall withMuteClips() {
    return with(Trouble.MUTE_CLIPS);
  }

  RecordedFillCall with(Trouble planned) {
    trouble = planned;
    conditioning.with(planned);
    return this;
  }

  /** Holds the fill at its {@code use}-th use of the call. */
  void heldAtUse(int use, Gate gate) {
    usesToGate = use;
    gateToPass = Optional.of(gate);
  }

  /** The process ends {@code uses} uses after the first ticket was kept. */
  RecordedFillCall killedAfterTicket(int uses) {
    livesAfterTicket = uses;
    return this;
  }

  /** The workspace, for a call that goes on where this one ended. */
  Path left() {
    return workspace;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** The fill has ended: what is used or open from now on is a breach. */
  void end() {
    synchronized (lock) {
      ended = true;
      if (cancellation.isRegistered()) {
        breaches.add(Breach.LEFT_REGISTERED);
      }
    }
    conditioning.end();
  }

  /** Frames pushed, in order. */
  public List<Frame> pushed() {
    synchronized (lock) {
      return List.copyOf(pushed);
    }
  }

  /** Progress reported, in order. */
  public List<Progress> reported() {
    synchronized (lock) {
      return List.copyOf(progress);
    }
  }

  /** Tickets remembered, in order; those before one that was taken back do not count. */
  public List<String> tickets() {
    synchronized (lock) {
      return List.copyOf(tickets);
    }
  }

  /** What was done against the contract. */
  public List<Breach> breaches() {
    synchronized (lock) {
      return List.copyOf(breaches);
    }
  }

  private void used() {
    boolean atGate;
    synchronized (lock) {
      if (ended) {
        breaches.add(Breach.USED_AFTER_END);
      }
      if (!tickets.isEmpty()) {
        livesAfterTicket--;
      }
      if (livesAfterTicket < 0) {
        throw new Killed();
      }
      usesToGate--;
      atGate = usesToGate == 0;
    }
    if (atGate) {
      gateToPass.ifPresent(Gate::pass);
    }
    cancellation.used();
  }

  @Override
  public Path workspace() {
    used();
    return workspace;
  }

  @Override
  public FrameReader frames(Edge edge) throws IOException {
    used();
    return conditioning.frames(edge);
  }

  @Override
  public Path still(Edge edge, StillSpec spec) throws IOException {
    used();
    cancellation.enter();
    try {
      return conditioning.still(edge, spec);
    } finally {
      cancellation.leave();
    }
  }

  @Override
  public Excerpt excerpt(Edge edge, ExcerptSpec spec) throws IOException {
    used();
    cancellation.enter();
    try {
      return conditioning.excerpt(edge, spec);
    } finally {
      cancellation.leave();
    }
  }

  @Override
  public Middle middle(MiddleSpec spec) throws IOException {
    used();
    cancellation.enter();
    try {
      return conditioning.middle(spec);
    } finally {
      cancellation.leave();
    }
  }

  @Override
  public Path reference(Brief.Reference reference) throws IOException {
    used();
    Path from = Path.of(reference.file());
    return Files.copy(
        from,
        workspace.resolve("reference-" + from.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public FrameSink picture() {
    used();
    return new FrameSink() {
      @Override
      public PictureFormat format() {
        return request.format();
      }

      @Override
      public void push(Frame frame) throws IOException {
        used();
        synchronized (lock) {
          if (trouble == Trouble.FULL_DISK && pushed.size() == 2) {
            throw new IOException("The disk is full. Make room on it.");
          }
          if (!frame.format().equals(request.format())) {
            breaches.add(Breach.WRONG_FORMAT);
          }
          pushed.add(frame.copy());
        }
      }
    };
  }

  /** Reaches servers of this machine and nothing else. */
  @Override
  public Outbound outbound() {
    used();
    return Loopback.OUTBOUND;
  }

  @Override
  public void progress(Progress reported) {
    used();
    synchronized (lock) {
      progress.add(reported);
    }
  }

  @Override
  public void checkpoint() throws InterruptedException {
    used();
    cancellation.checkpoint();
  }

  @Override
  public Registration onCancel(Runnable abort) {
    used();
    return cancellation.register(abort)::run;
  }

  @Override
  public void remember(String ticket) throws IOException {
    used();
    if (trouble == Trouble.NO_TICKETS) {
      throw new IOException("The ticket cannot be kept: the disk is full. Make room on it.");
    }
    synchronized (lock) {
      tickets.add(ticket);
    }
  }

  @Override
  public void forget() {
    used();
    synchronized (lock) {
      tickets.clear();
    }
    found = Optional.empty();
  }

  @Override
  public Optional<String> ticket() {
    used();
    return found;
  }

  /** One for all calls, as the host has it: what a client holds open is not the generator's. */
  private static final class Loopback {
    static final Outbound OUTBOUND =
        new HttpOutbound(
            DestinationRule.THIS_MACHINE,
            KeySource.NONE,
            Optional.empty(),
            ProxySelector.getDefault());
  }

  /** What happens to the conditioning is written down here too. */
  private final class Witness implements RecordedConditioning.Witness {
    @Override
    public void used() {
      RecordedFillCall.this.used();
    }

    @Override
    public void saw(Breach breach) {
      synchronized (lock) {
        breaches.add(breach);
      }
    }
  }
}
