package org.raccord.videoapi.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.raccord.model.time.Rate;

/** Takes orders, makes real videos, and goes wrong as its {@link Scene} wants. Thread-safe. */
public final class ScriptedServer implements AutoCloseable {

  private static final String VIDEOS = "/v1/videos";

  /** Requests beyond these wait; where all of these hang, waiting is no different. */
  private static final int THREADS = 8;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Film film;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Object lock = new Object();
  private final Map<String, Video> videos = new TreeMap<>();
  private final List<Received> received = new ArrayList<>();
  private Scene scene = Scene.NORMAL;
  private Optional<String> key = Optional.empty();
  private Optional<URI> elsewhere = Optional.empty();
  private boolean strict;
  private boolean aborts = true;
  private int orders;
  private int refused;

  private ScriptedServer(HttpServer server, Path folder) {
    this.server = server;
    this.film = new Film(folder);
    // As many as ever there are, from the start: a kit that counts threads counts these, too.
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "scripted-server");
              thread.setDaemon(true);
              return thread;
            });
    pool.prestartAllCoreThreads();
    this.threads = pool;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Starts on a free port of this machine. */
  public static ScriptedServer start(Path folder) throws IOException {
    return new ScriptedServer(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), folder);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Plays {@code next} from now on. */
  public ScriptedServer plays(Scene next) {
    synchronized (lock) {
      scene = next;
    }
    return this;
  }

  /** Wants a key. */
  public ScriptedServer wants(String secret) {
    synchronized (lock) {
      key = Optional.of(secret);
    }
    return this;
  }

  /** Takes pictures of the size asked for and no other. */
  public ScriptedServer isStrict() {
    synchronized (lock) {
      strict = true;
    }
    return this;
  }

  /** A deletion forgets a video and goes on making it. */
  public ScriptedServer doesNotAbort() {
    synchronized (lock) {
      aborts = false;
    }
    return this;
  }

  /** Where content is redirected to. */
  public ScriptedServer redirectsTo(URI other) {
    synchronized (lock) {
      elsewhere = Optional.of(other);
    }
    return this;
  }

  /** Orders that were taken so far. */
  public int orders() {
    synchronized (lock) {
      return orders;
    }
  }

  /** Requests so far, in order. */
  public List<Received> received() {
    synchronized (lock) {
      return List.copyOf(received);
    }
  }

  /** The last order. */
  public Received order() {
    return received().stream()
        .filter(r -> r.method().equals("POST"))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** Videos that were told to end. */
  public List<String> aborted() {
    synchronized (lock) {
      return videos.values().stream().filter(v -> v.aborted).map(v -> v.id).toList();
    }
  }

  /** Forgets every video, as after a restart. */
  public void forget() {
    synchronized (lock) {
      videos.clear();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static final class Video {
    private final String id;
    private final String prompt;
    private final String size;
    private final byte[] content;
    private int asked;
    private int fetched;
    private boolean aborted;
    private boolean deleted;

    Video(String id, String prompt, String size, byte[] content) {
      this.id = id;
      this.prompt = prompt;
      this.size = size;
      this.content = content;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((k, v) -> headers.put(k.toLowerCase(java.util.Locale.ROOT), v.get(0)));
      Received request =
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers,
              new String(body, StandardCharsets.ISO_8859_1));
      Scene now;
      synchronized (lock) {
        received.add(request);
        now = scene;
      }
      if (now == Scene.HANGS) {
        hang();
        return;
      }
      answer(exchange, request, now);
    }
  }

  private void hang() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, Received request, Scene now) throws IOException {
    if (key.isPresent()
        && !("Bearer " + key.get()).equals(request.headers().get("authorization"))) {
      json(exchange, 401, error("Incorrect API key provided: sk-abcdef123456", "invalid_api_key"));
      return;
    }
    if (now == Scene.PAGE_INSTEAD_OF_JSON) {
      page(exchange);
      return;
    }
    if (now == Scene.SHAKY && isEven() && request.method().equals("GET")) {
      json(exchange, 503, "{\"detail\":\"try again\"}");
      return;
    }
    if (now == Scene.STORE) {
      send(exchange, request, film.make(List.of(), 128, 96, 96, Rate.FPS_24), now, 1);
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.equals(VIDEOS + "/sync") && request.method().equals("POST")) {
      order(exchange, request, now);
    } else if (path.equals("/models") || (path.equals("/v1/models") && now != Scene.OLDER_MODELS)) {
      json(
          exchange,
          200,
          path.equals("/models")
              ? "{\"model_path\":\"film-model-1\",\"task_type\":\"I2V\"}"
              : "{\"object\":\"list\",\"data\":[{\"id\":\"film-model-1\"},{\"id\":\"other\"}]}");
    } else if (path.equals(VIDEOS) && request.method().equals("POST")) {
      order(exchange, request, now);
    } else if (path.equals(VIDEOS)) {
      list(exchange);
    } else if (path.startsWith(VIDEOS + "/")) {
      video(exchange, request, now, path.substring(VIDEOS.length() + 1));
    } else {
      json(exchange, 404, "{\"detail\":\"Not Found\"}");
    }
  }

  private boolean isEven() {
    synchronized (lock) {
      return received.size() % 2 == 0;
    }
  }

  private void order(HttpExchange exchange, Received request, Scene now) throws IOException {
    switch (now) {
      case SIZE_MISMATCH -> {
        json(
            exchange,
            400,
            "{\"error\":{\"message\":\"Inpaint image must match the requested width and"
                + " height\",\"type\":\"invalid_request_error\",\"param\":\"size\",\"code\":null}}");
        return;
      }
      case INVALID_DETAIL -> {
        json(
            exchange,
            422,
            "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"field"
                + " required\",\"type\":\"value_error.missing\"}]}");
        return;
      }
      case NO_LAST_FRAME -> {
        if (!request.files("input_references").isEmpty()) {
          json(
              exchange,
              400,
              error("This model does not support input_references", "invalid_value"));
          return;
        }
      }
      case NO_PICTURES -> {
        for (String name : List.of("input_references", "input_reference", "source_video")) {
          if (!request.files(name).isEmpty()) {
            json(
                exchange,
                422,
                "{\"detail\":[{\"loc\":[\"body\",\""
                    + name
                    + "\",0],\"msg\":\"Extra inputs are not permitted\"}]}");
            return;
          }
        }
      }
      case NO_MASKS -> {
        if (!request.files("source_video").isEmpty()) {
          json(exchange, 400, "{\"detail\":\"Editing by masks is not supported by this model.\"}");
          return;
        }
      }
      case BODY_TOO_LARGE -> {
        if (request.text().length() > 4000) {
          json(exchange, 413, "");
          return;
        }
      }
      case BUSY, ALWAYS_BUSY -> {
        synchronized (lock) {
          refused++;
        }
        if (now == Scene.ALWAYS_BUSY || refused <= 2) {
          exchange.getResponseHeaders().set("Retry-After", "7");
          json(exchange, 429, error("Too many requests", "rate_limit_exceeded"));
          return;
        }
      }
      case ORDER_DROPPED -> {
        synchronized (lock) {
          refused++;
        }
        if (refused == 1) {
          return;
        }
      }
      default -> {}
    }
    Optional<String> wrong = wrongMask(request);
    if (wrong.isPresent()) {
      json(exchange, 400, "{\"detail\":\"" + wrong.get() + "\"}");
      return;
    }
    Video video = take(request, now);
    if (video.content.length == 0 && now != Scene.EMPTY) {
      json(exchange, 400, error("The picture has another size than was asked for", "bad_size"));
      return;
    }
    synchronized (lock) {
      orders++;
      videos.put(video.id, video);
    }
    if (now == Scene.ORDER_FAILED) {
      json(exchange, 502, "{\"detail\":\"Bad gateway\"}");
    } else if (request.path().endsWith("/sync") && now == Scene.PAGE_INSTEAD_OF_VIDEO) {
      page(exchange);
    } else if (request.path().endsWith("/sync")
        && now != Scene.ORDER_LOST
        && now != Scene.ANSWERS_WITH_JOB) {
      send(exchange, request, video.content, now, 0);
    } else if (now != Scene.ORDER_LOST) {
      json(exchange, 200, described(video, "queued", Optional.of(0.0), now));
    }
  }

  /**
   * What is wrong with the masks of an order, as a model sees it that presses 17 frames into five
   * and the last five into two, 16 pixels into one, and sound into 40 numbers a second.
   */
  private static Optional<String> wrongMask(Received request) {
    List<Received.Part> masks = request.files("video_noise_mask");
    if (masks.isEmpty()) {
      return Optional.empty();
    }
    int frames = request.field("num_frames").map(Integer::parseInt).orElse(0);
    String size = request.field("size").orElse("0x0");
    int columns = Integer.parseInt(size.substring(0, size.indexOf('x'))) / 16;
    int rows = Integer.parseInt(size.substring(size.indexOf('x') + 1)) / 16;
    JsonArray tables = JsonParser.parseString(masks.get(0).text()).getAsJsonArray();
    int wanted = (frames - 5) / 17 * 5 + 2;
    JsonArray first = tables.get(0).getAsJsonArray();
    if (frames % 17 != 5
        || tables.size() != wanted
        || first.size() != rows
        || first.get(0).getAsJsonArray().size() != columns) {
      return Optional.of("The form of the mask must be " + wanted + ", " + rows + ", " + columns);
    }
    List<Received.Part> sounds = request.files("audio_noise_mask");
    long numbers = Math.round(frames / 24.0 * 40);
    return sounds.isEmpty()
            || JsonParser.parseString(sounds.get(0).text()).getAsJsonArray().size() == numbers
        ? Optional.empty()
        : Optional.of("The mask of the sound must have " + numbers + " numbers");
  }

  /** The video of an order; without content where a strict server will not make it. */
  private Video take(Received request, Scene now) throws IOException {
    String size = request.field("size").orElseGet(() -> ofTarget(request));
    String prompt = request.field("prompt").orElse(request.text());
    List<byte[]> stills = new ArrayList<>();
    for (String name : List.of("input_reference", "input_references")) {
      request.files(name).forEach(part -> stills.add(part.bytes()));
    }
    if (stills.isEmpty() && request.text().contains("base64,")) {
      for (String each : request.text().split("base64,", -1)) {
        String data = each.replaceAll("(?s)[^A-Za-z0-9+/=].*", "");
        if (data.length() > 100) {
          stills.add(java.util.Base64.getDecoder().decode(data));
        }
      }
    }
    String id;
    synchronized (lock) {
      id = String.format("video_%04d", orders + 1);
    }
    for (byte[] still : stills) {
      if (strict && !film.size(still).equals(size)) {
        return new Video(id, prompt, size, new byte[0]);
      }
    }
    int rate = request.field("fps").map(Integer::parseInt).orElse(24);
    int frames =
        request
            .field("num_frames")
            .map(Integer::parseInt)
            .orElse(rate * request.field("seconds").map(Integer::parseInt).orElse(4));
    int width = Integer.parseInt(size.substring(0, size.indexOf('x')));
    int height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
    List<Received.Part> source = request.files("source_video");
    byte[] whole =
        source.isEmpty()
            ? film.make(stills, width, height, frames, Rate.of(rate))
            : film.again(source.get(0).bytes(), width, height, frames, Rate.of(rate));
    byte[] content =
        switch (now) {
          case EMPTY -> new byte[0];
          case CUT_SHORT -> Arrays.copyOf(whole, whole.length / 2);
          case OTHER_FORM -> film.make(stills, width * 2, height * 2, frames + 9, Rate.of(30));
          default -> whole;
        };
    return new Video(id, prompt, size, content);
  }

  /** The size that JSON asks for by its short edge, at 4:3. */
  private static String ofTarget(Received request) {
    java.util.regex.Matcher edge =
        java.util.regex.Pattern.compile("\"short_edge\":(\\d+)").matcher(request.text());
    int height = edge.find() ? Integer.parseInt(edge.group(1)) : 96;
    return height * 4 / 3 + "x" + height;
  }

  private void list(HttpExchange exchange) throws IOException {
    List<String> described = new ArrayList<>();
    synchronized (lock) {
      for (Video video : videos.values()) {
        described.add(0, described(video, "queued", Optional.empty(), scene));
      }
    }
    json(exchange, 200, "{\"object\":\"list\",\"data\":[" + String.join(",", described) + "]}");
  }

  private void video(HttpExchange exchange, Received request, Scene now, String rest)
      throws IOException {
    String id = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
    Optional<Video> found;
    synchronized (lock) {
      found = now == Scene.FORGETS ? Optional.empty() : Optional.ofNullable(videos.get(id));
    }
    if (found.isEmpty() || found.get().deleted) {
      json(exchange, 404, error("Video not found", "not_found"));
    } else if (request.method().equals("DELETE")) {
      synchronized (lock) {
        found.get().aborted = aborts;
        found.get().deleted = true;
      }
      json(exchange, 200, "{\"id\":\"" + id + "\",\"object\":\"video.deleted\",\"deleted\":true}");
    } else if (rest.endsWith("/content")) {
      content(exchange, request, found.get(), now);
    } else {
      state(exchange, found.get(), now);
    }
  }

  private void state(HttpExchange exchange, Video video, Scene now) throws IOException {
    int asked;
    synchronized (lock) {
      asked = video.asked++;
    }
    if (asked == 1) {
      exchange.getResponseHeaders().set("openai-poll-after-ms", "11000");
    }
    boolean words = now == Scene.OTHER_WORDS;
    boolean skips = now == Scene.NO_IN_PROGRESS;
    String text;
    if (asked == 0 && !skips) {
      text = described(video, words ? "pending" : "queued", Optional.of(0.0), now);
    } else if (now == Scene.ENDLESS || (asked < 3 && !skips)) {
      double part = asked == 1 ? 0.3 : 0.8;
      text =
          described(
              video,
              words ? "denoising" : "in_progress",
              Optional.of(words ? part : Math.rint(part * 100)),
              now);
    } else if (now.name().startsWith("FAILED")) {
      text = described(video, "failed", Optional.empty(), now);
    } else {
      text = described(video, words ? "done" : "completed", Optional.empty(), now);
    }
    boolean failed = now == Scene.FAILED_WITH_STATUS && text.contains("\"failed\"");
    json(exchange, failed ? 500 : 200, text);
  }

  private String described(Video video, String status, Optional<Double> progress, Scene scene) {
    String failure =
        switch (scene) {
          case FAILED_WITH_CODE ->
              "{\"code\":\"server_error\",\"message\":\"The worker ran out of memory\"}";
          case FAILED_WITH_MESSAGE -> "{\"message\":\"CUDA error: device-side assert\"}";
          case FAILED_WITH_STATUS -> "{\"code\":500,\"message\":\"the engine died\"}";
          case FAILED_BY_SAFETY ->
              "{\"code\":\"moderation_blocked\",\"message\":\"Your request was blocked\"}";
          default -> "null";
        };
    return "{\"id\":\""
        + video.id
        + "\",\"object\":\"video\",\"model\":\"film-model-1\",\"status\":\""
        + status
        + "\",\"progress\":"
        + progress
            .map(p -> p == Math.rint(p) ? Long.toString(Math.round(p)) : p.toString())
            .orElse("null")
        + ",\"created_at\":"
        + System.currentTimeMillis() / 1000
        + ",\"size\":\""
        + video.size
        + "\",\"prompt\":\""
        + video.prompt.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\",\"error\":"
        + (status.equals("failed") ? failure : "null")
        + (scene == Scene.CONTENT_ELSEWHERE && status.equals("completed")
            ? ",\"url\":\"" + elsewhere.orElseThrow() + "/kept/" + video.id + ".mp4\""
            : "")
        + "}";
  }

  private void content(HttpExchange exchange, Received request, Video video, Scene now)
      throws IOException {
    int fetched;
    synchronized (lock) {
      fetched = video.fetched++;
    }
    if (now == Scene.CONTENT_TOO_EARLY && fetched < 2) {
      json(exchange, 404, error("Video is not ready", "not_ready"));
      return;
    }
    if (now == Scene.PAGE_INSTEAD_OF_VIDEO) {
      page(exchange);
      return;
    }
    if (now == Scene.CONTENT_ELSEWHERE) {
      json(exchange, 400, "{\"detail\":\"The video has been given to a store\"}");
      return;
    }
    if (now == Scene.REDIRECTS && elsewhere.isPresent()) {
      exchange.getResponseHeaders().set("Location", elsewhere.get() + request.path());
      exchange.sendResponseHeaders(302, -1);
      return;
    }
    send(exchange, request, video.content, now, fetched);
  }

  private static void send(
      HttpExchange exchange, Received request, byte[] content, Scene now, int fetched)
      throws IOException {
    String range = request.headers().getOrDefault("range", "");
    int from =
        range.matches("bytes=\\d+-") && now != Scene.DROPPED_WITHOUT_RANGES
            ? Integer.parseInt(range.substring(6, range.length() - 1))
            : 0;
    exchange.getResponseHeaders().set("Content-Type", "video/mp4");
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    int rest = content.length - from;
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest == 0 ? -1 : rest);
    boolean drops =
        fetched == 0 && (now == Scene.DROPPED_DOWNLOAD || now == Scene.DROPPED_WITHOUT_RANGES);
    if (rest > 0) {
      exchange.getResponseBody().write(content, from, drops ? rest / 2 : rest);
      exchange.getResponseBody().flush();
    }
  }

  private static void page(HttpExchange exchange) throws IOException {
    byte[] page =
        "<!DOCTYPE html><html><body>Log in</body></html>".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
  }

  private static String error(String message, String code) {
    return "{\"error\":{\"message\":\""
        + message
        + "\",\"type\":\"error\",\"param\":null,\"code\":\""
        + code
        + "\"}}";
  }

  private static void json(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
