package org.raccord.desktop.internal.model;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Change;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.Jobs;
import org.raccord.core.LeavingPolicy;
import org.raccord.core.Survey;
import org.raccord.core.Survey.SurveyedSlot;
import org.raccord.core.TakeCodec;
import org.raccord.core.Voices;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.Checkable;
import org.raccord.model.fill.Brief;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;

/**
 * A host whose timeline has three slots, {@code V1-2}, {@code V1-4} and {@code V1-6}, and whose
 * fills the test lets go on or fail.
 */
final class FakeDesk {

  private static final Rate RATE = Rate.FPS_25;

  /** What was asked of the edit, in order. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** Slots that are filled, and by which take. */
  private final Map<String, String> filled = Collections.synchronizedMap(new TreeMap<>());

  /** Fills wait here; open from the beginning. */
  volatile CountDownLatch gate = new CountDownLatch(0);

  /** Counted down when a fill has begun. */
  volatile CountDownLatch begun = new CountDownLatch(1);

  /** How takes are written. */
  volatile TakeCodec codec = TakeCodec.PRORES;

  /** What may leave. */
  volatile LeavingPolicy.State policy = new LeavingPolicy.State(false, List.of());

  /** Why fills fail; empty where they do not. */
  volatile String failure = "";

  /** Why fills fail, by slot; empty where that is not told of each. */
  volatile Map<String, String> reasons = Map.of();

  /** What a marker asks of each slot. */
  volatile Optional<Brief> brief = Optional.empty();

  /** What is put in order at the opening. */
  volatile List<String> tidied = List.of();

  /** Clips whose media are not there. */
  volatile List<Survey.OfflineClip> offline = List.of();

  /** A slot the filling of which parts its clip: all have other addresses then. */
  volatile String parting = "";

  /** Whether undoing closes the first slot: the others have other addresses then. */
  volatile boolean undoJoins;

  private volatile int parted;

  /** What fills break down with; empty where they do not. */
  volatile String defect = "";

  /** Why no generator can be set up; empty where one can. */
  volatile String refusal = "";

  /** What generators were set up with, by their ids. */
  final Map<String, Map<String, String>> settings = Collections.synchronizedMap(new TreeMap<>());

  /** The generators that are there. */
  private final List<GeneratorCard> generators =
      Collections.synchronizedList(
          new ArrayList<>(List.of(new GeneratorCard("continuity:default", "", "raccord 1", 1))));

  /** Name of the thread that stands for the toolkit's: it may ask the host nothing. */
  static final String TOOLKIT = "toolkit";

  Desk desk() {
    return new Desk(
        fake(Workbench.class, this::workbench),
        fake(GeneratorSetup.class, this::setup),
        fake(LeavingPolicy.class, this::leaving),
        fake(Voices.class, (self, method, args) -> List.of()));
  }

  /** The timeline as it stands. */
  Snapshot snapshot() throws WorkException {
    Desk desk = desk();
    return Snapshot.of(
        desk.workbench().open(Path.of("cut.otio"), Workbench.Access.READ, Optional.empty()),
        desk.setup());
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    InvocationHandler watched =
        (self, method, args) -> {
          if (Thread.currentThread().getName().equals(TOOLKIT)) {
            throw new AssertionError(method + " was asked on the toolkit's thread");
          }
          return handler.invoke(self, method, args);
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, watched));
  }

  private @Nullable Object workbench(Object self, java.lang.reflect.Method method, Object[] args)
      throws WorkException {
    if (method.getName().equals("takeCodec")) {
      return codec;
    }
    if (method.getName().equals("setTakeCodec")) {
      codec = (TakeCodec) args[0];
      return null;
    }
    if (args[0].toString().contains("missing")) {
      throw new WorkException(WorkException.Kind.INPUT, args[0] + " does not exist.");
    }
    asked.add("open " + args[0]);
    return fake(Edit.class, this::edit);
  }

  private @Nullable Object leaving(Object self, java.lang.reflect.Method method, Object[] args) {
    switch (method.getName()) {
      case "nothingLeaves" -> policy = new LeavingPolicy.State(true, policy.allowed());
      case "ask" -> policy = new LeavingPolicy.State(false, policy.allowed());
      case "allow" -> {
        policy = new LeavingPolicy.State(policy.nothingLeaves(), List.of("" + args[0]));
        return args[0];
      }
      case "forbid" -> {
        boolean was = policy.allowed().contains("" + args[0]);
        policy = new LeavingPolicy.State(policy.nothingLeaves(), List.of());
        return was;
      }
      default -> {
        return policy;
      }
    }
    return null;
  }

  private Object setup(Object self, java.lang.reflect.Method method, Object[] args)
      throws WorkException {
    return switch (method.getName()) {
      case "generators" -> List.copyOf(generators);
      case "add" -> {
        if (!refusal.isEmpty()) {
          throw new WorkException(WorkException.Kind.ORDER, refusal);
        }
        GeneratorCard card = new GeneratorCard(args[0] + ":" + args[1], "", "raccord 1", 1);
        generators.add(card);
        settings.put(card.id(), copied(args[2]));
        yield card;
      }
      case "settings" -> settings.get(id(args[0]));
      case "change" -> {
        if (!refusal.isEmpty()) {
          throw new WorkException(WorkException.Kind.ORDER, refusal);
        }
        settings.put(id(args[0]), copied(args[1]));
        yield null;
      }
      case "disable", "enable" -> {
        GeneratorCard was =
            generators.stream().filter(g -> g.id().equals(args[0])).findFirst().orElseThrow();
        generators.set(
            generators.indexOf(was),
            new GeneratorCard(
                was.id(),
                was.description(),
                was.bundle(),
                was.workers(),
                was.destination(),
                was.perSecond(),
                method.getName().equals("disable") ? Optional.of("Off.") : Optional.empty(),
                method.getName().equals("disable") ? GeneratorCard.Use.OFF : GeneratorCard.Use.ON));
        yield null;
      }
      case "check" ->
          List.of(
              new Checkable.Finding("server", true, "It answers."),
              new Checkable.Finding("key", false, "It is refused. Give another."));
      case "remove" -> {
        generators.removeIf(g -> g.id().endsWith(":" + args[0]));
        yield null;
      }
      default -> List.of();
    };
  }

  private static Map<String, String> copied(Object map) {
    Map<String, String> copy = new TreeMap<>();
    ((Map<?, ?>) map).forEach((name, value) -> copy.put((String) name, (String) value));
    return copy;
  }

  private String id(Object name) {
    return generators.stream()
        .map(GeneratorCard::id)
        .filter(id -> id.equals(name) || id.endsWith(":" + name))
        .findFirst()
        .orElseThrow();
  }

  private Object edit(Object self, java.lang.reflect.Method method, Object[] args)
      throws WorkException, InterruptedException {
    return switch (method.getName()) {
      case "source", "file" -> Path.of("cut.otio");
      case "timeline" ->
          new Timeline(
              "cut",
              Optional.empty(),
              List.of(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Origin.NONE);
      case "rate" -> RATE;
      case "tidied" -> tidied;
      case "takes", "history" -> List.of();
      case "jobs" -> new Jobs(List.of(), Optional.empty(), List.of());
      case "monitor" -> new FakeMonitor(250, RATE);
      case "survey" ->
          new Survey(
              parted < 0 ? List.of(slot(3), slot(5)) : List.of(slot(1), slot(3), slot(5)),
              offline,
              List.of(),
              List.of(),
              List.of());
      case "fill" -> fill((FillOrder) args[0], (FillWatcher) args[1]);
      case "undo" -> {
        asked.add("undo");
        parted = undoJoins ? -2 : parted;
        yield new Change("Undone.", Optional.empty(), List.of());
      }
      case "close" -> {
        asked.add("close");
        yield null;
      }
      default -> throw new AssertionError("Nobody should ask for " + method.getName());
    };
  }

  private FillReport fill(FillOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException {
    String slot = ((FillOrder.Selection.Named) order.slots()).slots().get(0);
    asked.add("fill " + slot);
    watcher.heard(new FillWatcher.Event.Working(slot, "drawing", 0.5, 10));
    begun.countDown();
    gate.await();
    if (slot.equals(parting)) {
      parted = 2;
      parting = "";
    }
    if (!defect.isEmpty()) {
      throw new IllegalStateException(defect);
    }
    if (!reasons.isEmpty()) {
      throw new WorkException(WorkException.Kind.NOTHING_FILLED, reasons);
    }
    if (!failure.isEmpty()) {
      throw new WorkException(WorkException.Kind.NOTHING_FILLED, failure);
    }
    filled.put(place(slot), slot + ".1");
    return new FillReport(
        List.of(
            new FillReport.SlotResult(
                slot, slot, FillReport.Outcome.FILLED, List.of(), Optional.empty())),
        List.of());
  }

  /** Where a slot lies, whatever its address is. */
  private String place(String address) {
    int number = Integer.parseInt(address.substring("V1-".length()));
    // Asked before the clip was parted.
    return "" + (parted > 0 && address.equals("V1-2") ? 1 : number - 1 - parted);
  }

  private SurveyedSlot slot(int element) {
    String address = "V1-" + (element + 1 + parted);
    Slot slot =
        new Slot(
            address,
            Slot.Kind.GAP,
            ItemPath.of(0, element + parted),
            new FrameRange(element * 20L, 20, RATE),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            0,
            Optional.empty(),
            brief,
            "");
    Optional<String> take = Optional.ofNullable(filled.get("" + element));
    return new SurveyedSlot(slot, List.of(), take.isPresent() ? 1 : 0, take, List.of());
  }
}
