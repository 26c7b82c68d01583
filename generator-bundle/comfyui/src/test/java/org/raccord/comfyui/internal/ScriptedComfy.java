package org.raccord.comfyui.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A ComfyUI server that plays what a test tells it to, and runs graphs for real. */
final class ScriptedComfy implements Closeable, LoopbackHttp.Handler {

  /** What its socket does. */
  enum SocketScript {
    NONE,
    TELLS,
    BREAKS_OFF
  }

  /** How a job comes out. */
  enum Outcome {
    DONE,
    FAILS,
    STOPPED_BY_OTHERS,
    /** The server forgets it, as after a restart. */
    FORGOTTEN,
    NEVER_ENDS,
    NEVER_BEGINS
  }

  /** What the server is. */
  enum Nature {
    COMFY,
    WEB_PAGE,
    LOCKED,
    BROKEN,
    SILENT
  }

  private final LoopbackHttp http;
  private final Path folder;
  private final Object lock = new Object();
  private final Map<String, Path> inputs = new HashMap<>();
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, LinkedBlockingQueue<Job>> listeners = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private int started;

  private volatile Nature nature = Nature.COMFY;
  private volatile SocketScript socket = SocketScript.NONE;
  private volatile Outcome outcome = Outcome.DONE;
  private volatile int looksWaiting;
  private volatile int looksRunning = 1;
  private volatile String outputKey = "images";
  private volatile String outputName = "raccord_00001_.mp4";
  private volatile Optional<String> rejection = Optional.empty();
  private volatile String error = "{}";
  private volatile Optional<byte[]> content = Optional.empty();
  private final AtomicInteger brokenDownloads = new AtomicInteger();
  private volatile boolean answersOrders = true;
  private volatile boolean renames;
  private volatile boolean savesSound;
  private final List<String> others = new CopyOnWriteArrayList<>();
  private final Map<String, String> nodes = new HashMap<>();

  ScriptedComfy(Path folder) throws IOException {
    this.folder = folder;
    this.http = new LoopbackHttp(this);
  }

  /** A job at the server. */
  private final class Job {
    private final String id = UUID.randomUUID().toString();
    private final JsonObject graph;
    private final String client;
    private final int number;
    private Optional<Path> made = Optional.empty();
    private final CountDownLatch looked = new CountDownLatch(1);
    private int looks;
    private boolean stopped;
    private boolean ended;

    Job(JsonObject graph, String client, int number) {
      this.graph = graph;
      this.client = client;
      this.number = number;
    }

    boolean waits() {
      return outcome == Outcome.NEVER_BEGINS || looks <= looksWaiting;
    }

    JsonArray listed() {
      JsonArray entry = new JsonArray();
      entry.add(number);
      entry.add(id);
      entry.add(graph);
      JsonObject extra = new JsonObject();
      extra.addProperty("client_id", client);
      entry.add(extra);
      entry.add(new JsonArray());
      return entry;
    }
  }

  URI url() {
    return http.url();
  }

  ScriptedComfy is(Nature other) {
    nature = other;
    return this;
  }

  ScriptedComfy withSocket(SocketScript script) {
    socket = script;
    return this;
  }

  ScriptedComfy ending(Outcome other) {
    outcome = other;
    return this;
  }

  /** How often it is asked until a job runs, and then until it is done. */
  ScriptedComfy busy(int waiting, int running) {
    looksWaiting = waiting;
    looksRunning = running;
    return this;
  }

  ScriptedComfy saving(String key, String name) {
    outputKey = key;
    outputName = name;
    return this;
  }

  ScriptedComfy savingSound() {
    savesSound = true;
    return this;
  }

  ScriptedComfy rejecting(String reply) {
    rejection = Optional.of(reply);
    return this;
  }

  ScriptedComfy failing(String data) {
    error = data;
    return ending(Outcome.FAILS);
  }

  ScriptedComfy serving(byte[] bytes) {
    content = Optional.of(bytes);
    return this;
  }

  ScriptedComfy breakingDownloads(int times) {
    brokenDownloads.set(times);
    return this;
  }

  ScriptedComfy swallowingAnswers() {
    answersOrders = false;
    return this;
  }

  ScriptedComfy renaming() {
    renames = true;
    return this;
  }

  /** Somebody else's job stands in the queue before all others. */
  ScriptedComfy withJobOfOthers(String id) {
    others.add(id);
    return this;
  }

  ScriptedComfy knowing(String node, String description) {
    nodes.put(node, description);
    return this;
  }

  /** Restarts: everything in the queue and the history is forgotten. */
  void restart() {
    synchronized (lock) {
      jobs.clear();
    }
  }

  /** Jobs started so far. */
  long started() {
    synchronized (lock) {
      return started;
    }
  }

  /** The graph that was ordered last. */
  JsonObject lastGraph() {
    synchronized (lock) {
      return List.copyOf(jobs.values()).get(jobs.size() - 1).graph;
    }
  }

  /** What was uploaded under the name that the server gave it. */
  Path uploaded(String name) {
    synchronized (lock) {
      return java.util.Objects.requireNonNull(inputs.get(name), name);
    }
  }

  /** Methods and paths that were asked, with the bodies of small requests, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Optional<LoopbackHttp.Answer> answer(LoopbackHttp.Asked request)
      throws IOException, InterruptedException {
    boolean small = request.body().length < 200;
    asked.add(request.method() + " " + request.path() + (small ? " " + request.text() : ""));
    switch (nature) {
      case WEB_PAGE -> {
        return Optional.of(LoopbackHttp.Answer.page());
      }
      case LOCKED -> {
        return json(403, "{}");
      }
      case BROKEN -> {
        return json(503, "{}");
      }
      case SILENT -> {
        // Until the server is closed.
        new LinkedBlockingQueue<String>().take();
        return Optional.empty();
      }
      default -> {
        return known(request);
      }
    }
  }

  private Optional<LoopbackHttp.Answer> known(LoopbackHttp.Asked request) throws IOException {
    String path = request.path();
    if (path.equals("/upload/image")) {
      return upload(request);
    }
    if (path.equals("/prompt")) {
      return order(request);
    }
    if (path.startsWith("/history/")) {
      return json(200, history(path.substring("/history/".length())));
    }
    if (path.equals("/history")) {
      return json(200, histories());
    }
    if (path.equals("/queue")) {
      return request.method().equals("GET") ? json(200, queue()) : delete(request);
    }
    if (path.equals("/interrupt")) {
      return interrupt(request);
    }
    if (path.equals("/view")) {
      return view(request);
    }
    if (path.equals("/system_stats")) {
      return json(
          200,
          "{\"system\":{\"comfyui_version\":\"0.3.60\",\"python_version\":\"3.12\"},\"devices\":"
              + "[{\"name\":\"cuda:0 Scripted\",\"vram_total\":25769803776}]}");
    }
    if (path.startsWith("/object_info/")) {
      String node = path.substring("/object_info/".length());
      return json(
          200, nodes.containsKey(node) ? "{\"" + node + "\":" + nodes.get(node) + "}" : "{}");
    }
    return json(404, "{}");
  }

  private static Optional<LoopbackHttp.Answer> json(int status, String text) {
    return Optional.of(LoopbackHttp.Answer.json(status, text));
  }

  private Optional<LoopbackHttp.Answer> upload(LoopbackHttp.Asked request) throws IOException {
    String text = new String(request.body(), StandardCharsets.ISO_8859_1);
    int named = text.indexOf("filename=\"") + "filename=\"".length();
    String name = text.substring(named, text.indexOf('"', named));
    int from = text.indexOf("\r\n\r\n", named) + 4;
    String boundary = text.substring(0, text.indexOf("\r\n"));
    int to = text.indexOf("\r\n" + boundary, from);
    String kept = renames ? "other " + name : name;
    Path file = Files.createTempFile(folder, "input", name.substring(name.lastIndexOf('.')));
    Files.write(file, Arrays.copyOfRange(request.body(), from, to));
    String subfolder = renames ? "moved" : "";
    synchronized (lock) {
      inputs.put(subfolder.isEmpty() ? kept : subfolder + "/" + kept, file);
    }
    return json(
        200, "{\"name\":\"" + kept + "\",\"subfolder\":\"" + subfolder + "\",\"type\":\"input\"}");
  }

  private Optional<LoopbackHttp.Answer> order(LoopbackHttp.Asked request) throws IOException {
    if (rejection.isPresent()) {
      return json(400, rejection.get());
    }
    JsonObject body = JsonParser.parseString(request.text()).getAsJsonObject();
    Job job;
    Map<String, Path> files;
    synchronized (lock) {
      started++;
      job = new Job(body.getAsJsonObject("prompt"), body.get("client_id").getAsString(), started);
      files = Map.copyOf(inputs);
    }
    job.made = Optional.of(new GraphRunner(job.graph, files).run(folder));
    LinkedBlockingQueue<Job> listener;
    synchronized (lock) {
      jobs.put(job.id, job);
      listener = listeners.computeIfAbsent(job.client, client -> new LinkedBlockingQueue<>());
    }
    if (outcome == Outcome.FORGOTTEN) {
      restart();
    }
    listener.add(job);
    return answersOrders
        ? json(200, "{\"prompt_id\":\"" + job.id + "\",\"number\":1,\"node_errors\":{}}")
        : Optional.empty();
  }

  /** Each look brings a job on, unless a socket tells of it. */
  private String history(String id) {
    synchronized (lock) {
      Job job = jobs.get(id);
      if (job == null) {
        return "{}";
      }
      job.looks++;
      job.looked.countDown();
      boolean unending = outcome == Outcome.NEVER_ENDS || outcome == Outcome.NEVER_BEGINS;
      if (!unending && socket != SocketScript.TELLS && job.looks > looksWaiting + looksRunning) {
        job.ended = true;
      }
      return job.ended || job.stopped ? "{\"" + id + "\":" + entry(job) + "}" : "{}";
    }
  }

  private String histories() {
    synchronized (lock) {
      JsonObject all = new JsonObject();
      for (Job job : jobs.values()) {
        if (job.ended) {
          all.add(job.id, JsonParser.parseString(entry(job)));
        }
      }
      return all.toString();
    }
  }

  private String entry(Job job) {
    boolean stopped = job.stopped || outcome == Outcome.STOPPED_BY_OTHERS;
    boolean failed = outcome == Outcome.FAILS;
    String messages =
        stopped
            ? "[[\"execution_interrupted\",{}]]"
            : failed ? "[[\"execution_start\",{}],[\"execution_error\"," + error + "]]" : "[]";
    String file =
        "{\"filename\":\"" + outputName + "\",\"subfolder\":\"raccord\",\"type\":\"output\"}";
    String sound =
        savesSound
            ? ",\"17\":{\"audio\":[{\"filename\":\"s.flac\",\"subfolder\":\"\",\"type\":\"output\"}]}"
            : "";
    String outputs =
        stopped || failed
            ? "{}"
            : "{\"16\":{\"" + outputKey + "\":[" + file + "],\"animated\":[true]}" + sound + "}";
    return "{\"prompt\":"
        + job.listed()
        + ",\"outputs\":"
        + outputs
        + ",\"status\":{\"status_str\":\""
        + (stopped || failed ? "error" : "success")
        + "\",\"completed\":"
        + !(stopped || failed)
        + ",\"messages\":"
        + messages
        + "}}";
  }

  private String queue() {
    JsonArray running = new JsonArray();
    JsonArray pending = new JsonArray();
    synchronized (lock) {
      for (String id : others) {
        running.add(
            JsonParser.parseString("[0,\"" + id + "\",{},{\"client_id\":\"somebody else\"},[]]"));
      }
      for (Job job : jobs.values()) {
        if (!job.ended && !job.stopped) {
          (job.waits() ? pending : running).add(job.listed());
        }
      }
    }
    return "{\"queue_running\":" + running + ",\"queue_pending\":" + pending + "}";
  }

  private Optional<LoopbackHttp.Answer> delete(LoopbackHttp.Asked request) {
    JsonArray ids =
        JsonParser.parseString(request.text()).getAsJsonObject().getAsJsonArray("delete");
    synchronized (lock) {
      for (JsonElement id : ids) {
        jobs.remove(id.getAsString());
        others.remove(id.getAsString());
      }
    }
    return json(200, "{}");
  }

  private Optional<LoopbackHttp.Answer> interrupt(LoopbackHttp.Asked request) {
    String id =
        JsonParser.parseString(request.text()).getAsJsonObject().get("prompt_id").getAsString();
    synchronized (lock) {
      Job job = jobs.get(id);
      if (job != null) {
        job.stopped = true;
      }
      others.remove(id);
    }
    return json(200, "{}");
  }

  private Optional<LoopbackHttp.Answer> view(LoopbackHttp.Asked request) throws IOException {
    byte[] bytes = content.isPresent() ? content.get() : lastMade();
    if (request.query().getOrDefault("filename", "").equals("s.flac")) {
      bytes = "fLaC and more".getBytes(StandardCharsets.UTF_8);
    }
    int from = 0;
    String range = request.headers().getOrDefault("range", "");
    if (!range.isEmpty()) {
      from = Integer.parseInt(range.replaceAll("\\D", ""));
    }
    byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
    int status = from > 0 ? 206 : 200;
    if (brokenDownloads.getAndDecrement() > 0) {
      byte[] part = Arrays.copyOf(rest, rest.length / 2);
      return Optional.of(
          new LoopbackHttp.Answer(status, "video/mp4", ByteBuffer.wrap(part), rest.length));
    }
    return Optional.of(
        new LoopbackHttp.Answer(status, "video/mp4", ByteBuffer.wrap(rest), rest.length));
  }

  private byte[] lastMade() throws IOException {
    Job job;
    synchronized (lock) {
      job = List.copyOf(jobs.values()).get(jobs.size() - 1);
    }
    return Files.readAllBytes(job.made.orElseThrow());
  }

  @Override
  public Optional<LoopbackHttp.Talk> talk(LoopbackHttp.Asked request) {
    if (socket == SocketScript.NONE || nature != Nature.COMFY) {
      return Optional.empty();
    }
    String client = request.query().getOrDefault("clientId", "");
    LinkedBlockingQueue<Job> ordered;
    synchronized (lock) {
      ordered = listeners.computeIfAbsent(client, name -> new LinkedBlockingQueue<>());
    }
    return Optional.of(peer -> tell(peer, ordered));
  }

  private void tell(LoopbackHttp.Peer peer, LinkedBlockingQueue<Job> ordered)
      throws IOException, InterruptedException {
    peer.text(
        "{\"type\":\"status\",\"data\":{\"status\":{\"exec_info\":{\"queue_remaining\":1}}}}");
    Job job = ordered.take();
    // A job of a real model is not done before anybody has looked.
    job.looked.await();
    try {
      // A message of somebody else's job, which is nobody's business here.
      peer.text(said("progress", "\"value\":9,\"max\":10,\"node\":\"13\"", "somebody else's"));
      peer.text(said("execution_start", "\"timestamp\":1", job.id));
      peer.text(said("execution_cached", "\"nodes\":[\"1\",\"2\",\"3\"]", job.id));
      List<String> nodeIds = new ArrayList<>(job.graph.keySet());
      for (String node : nodeIds) {
        peer.text(said("executing", "\"node\":\"" + node + "\"", job.id));
        if (node.equals("13")) {
          if (socket == SocketScript.BREAKS_OFF) {
            return;
          }
          for (int step = 1; step <= 4; step++) {
            peer.text(said("progress", "\"value\":" + step + ",\"max\":4,\"node\":\"13\"", job.id));
            peer.binary(preview());
          }
        }
        peer.text(said("executed", "\"node\":\"" + node + "\"", job.id));
      }
      peer.untilHeard();
    } finally {
      // Whether anybody listens or not.
      synchronized (lock) {
        job.ended = socket == SocketScript.TELLS;
      }
    }
    String end =
        switch (outcome) {
          case FAILS -> "execution_error";
          case STOPPED_BY_OTHERS -> "execution_interrupted";
          default -> "execution_success";
        };
    peer.text(said(end, "\"timestamp\":2", job.id));
    peer.text(said("executing", "\"node\":null", job.id));
    peer.untilGone();
  }

  private static String said(String type, String data, String job) {
    return "{\"type\":\"" + type + "\",\"data\":{" + data + ",\"prompt_id\":\"" + job + "\"}}";
  }

  private static byte[] preview() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0, 0, 0, 1, 0, 0, 0, 1});
    bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
