package org.raccord.core.internal.queue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.raccord.core.FillPreview.Expected;
import org.raccord.core.internal.store.AtomicFile;
import org.raccord.generator.FillRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the last fills on this machine took, by who made them, and what a further one will take
 * by that. Kept in the user's cache, or in memory alone where there is none. What cannot be read or
 * written costs an estimate and nothing else. Thread-safe.
 *
 * <p>The time is taken to be a + b w, where w is frames of the slot times megapixels: a for what is
 * loaded and read first. Both are the least squares of the relative errors, and not negative. One
 * fill tells no more than its time by its work.
 */
public final class PastFills {

  /** Maker of what the host adds to every take: its fit, its sound, its measures. */
  public static final String HOST = "raccord:take";

  private static final Logger LOG = LoggerFactory.getLogger(PastFills.class);
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
  private static final int KEPT = 12;

  /** Work must differ this much before a share of it that does not grow can be told. */
  private static final double SPREAD = 1.5;

  /**
   * A fill that ended well.
   *
   * @param frames of the slot
   * @param megapixels of a frame
   * @param seconds that it took
   */
  record Past(long frames, double megapixels, double seconds) {
    double work() {
      return frames * megapixels;
    }

    boolean isSound() {
      return frames > 0
          && megapixels > 0
          && seconds > 0
          && Double.isFinite(megapixels)
          && Double.isFinite(seconds);
    }
  }

  private final Optional<Path> file;
  private final Object lock = new Object();
  private @Nullable Map<String, List<Past>> known;

  /**
   * @param file where they are kept
   */
  PastFills(Optional<Path> file) {
    this.file = file;
  }

  /** Those of this user on this machine. */
  static PastFills ofUser() {
    return new PastFills(
        Optional.ofNullable(System.getProperty("raccord.cache"))
            .map(cache -> Path.of(cache, "past-fills.json")));
  }

  /** Takes note of a fill that ended well. */
  public void note(String maker, FillRequest request, double seconds) {
    Past past = new Past(request.length(), megapixels(request), seconds);
    if (!past.isSound()) {
      return;
    }
    synchronized (lock) {
      Map<String, List<Past>> all;
      try {
        // Another process may have noted some meanwhile.
        all = file.isEmpty() && known != null ? known : read();
      } catch (IOException e) {
        // Of a thread that is cancelled, say: what is there is not written over.
        LOG.debug("What fills took cannot be read; one more is not noted", e);
        return;
      }
      List<Past> its = new ArrayList<>(all.getOrDefault(maker, List.of()));
      its.add(past);
      all.put(maker, List.copyOf(its.subList(Math.max(0, its.size() - KEPT), its.size())));
      known = all;
      write(all);
    }
  }

  private static double megapixels(FillRequest request) {
    return request.format().width() * (double) request.format().height() / 1e6;
  }

  /**
   * What a fill will take with all that the host adds to it; empty where this maker's fills were
   * not yet measured.
   */
  public Optional<Expected> measured(String maker, FillRequest request) {
    Map<String, List<Past>> all;
    synchronized (lock) {
      try {
        all = known == null ? read() : known;
      } catch (IOException e) {
        LOG.debug("What fills took cannot be read", e);
        return Optional.empty();
      }
      known = all;
      double work = request.length() * megapixels(request);
      List<Past> its = all.getOrDefault(maker, List.of());
      if (its.isEmpty()) {
        return Optional.empty();
      }
      Expected made = estimate(its, work);
      List<Past> added = all.getOrDefault(HOST, List.of());
      if (added.isEmpty()) {
        return Optional.of(made);
      }
      Expected more = estimate(added, work);
      return Optional.of(
          new Expected(
              made.seconds() + more.seconds(),
              made.least() + more.least(),
              made.most() + more.most(),
              made.fills()));
    }
  }

  static Expected estimate(List<Past> fills, double work) {
    double[] line = line(fills);
    double expected = line[0] + line[1] * work;
    double least = 1;
    double most = 1;
    for (Past fill : fills) {
      double off = fill.seconds() / (line[0] + line[1] * fill.work());
      least = Math.min(least, off);
      most = Math.max(most, off);
    }
    return new Expected(expected, expected * least, expected * most, fills.size());
  }

  /** The seconds that every fill takes, and those that its work takes. */
  private static double[] line(List<Past> fills) {
    double s11 = 0;
    double s1w = 0;
    double sww = 0;
    double s1 = 0;
    double sw = 0;
    double lightest = Double.MAX_VALUE;
    double heaviest = 0;
    for (Past fill : fills) {
      double one = 1 / fill.seconds();
      double w = fill.work() / fill.seconds();
      s11 += one * one;
      s1w += one * w;
      sww += w * w;
      s1 += one;
      sw += w;
      lightest = Math.min(lightest, fill.work());
      heaviest = Math.max(heaviest, fill.work());
    }
    double[] byWork = {0, sw / sww};
    double[] always = {s1 / s11, 0};
    if (heaviest < SPREAD * lightest) {
      return byWork;
    }
    double determinant = s11 * sww - s1w * s1w;
    double a = (s1 * sww - sw * s1w) / determinant;
    double b = (sw * s11 - s1 * s1w) / determinant;
    return a < 0 ? byWork : b < 0 ? always : new double[] {a, b};
  }

  private Map<String, List<Past>> read() throws IOException {
    Map<String, List<Past>> all = new TreeMap<>();
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      return all;
    }
    try {
      Map<String, List<Past>> stored =
          GSON.fromJson(
              Files.readString(file.get(), StandardCharsets.UTF_8),
              new TypeToken<Map<String, List<Past>>>() {}.getType());
      if (stored != null) {
        stored.forEach(
            (maker, fills) -> {
              if (fills != null) {
                all.put(
                    maker, fills.stream().filter(fill -> fill != null && fill.isSound()).toList());
              }
            });
      }
    } catch (JsonParseException e) {
      LOG.debug("What fills took is no such file and is forgotten", e);
      all.clear();
    }
    return all;
  }

  private void write(Map<String, List<Past>> all) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Path folder = file.get().toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      AtomicFile.write(file.get(), GSON.toJson(all).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("What a fill took cannot be kept", e);
    }
  }
}
