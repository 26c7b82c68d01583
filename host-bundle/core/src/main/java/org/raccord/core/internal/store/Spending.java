package org.raccord.core.internal.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.model.fill.Budget;

/**
 * What jobs of a project have cost. A job's price is on disk before the job begins, and stays there
 * whatever becomes of its take; only a job that never bought anything, or that its generator
 * refused, is taken out again. Thread-safe.
 */
public final class Spending {

  /**
   * What a job costs.
   *
   * @param job id of the job
   * @param generator who made it
   * @param amount as text, so that no digit is lost
   * @param currency ISO 4217
   * @param when ISO 8601
   */
  public record Cost(String job, String generator, String amount, String currency, String when) {}

  private record Ledger(List<Cost> costs) {}

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path file;
  private final Object lock = new Object();

  public Spending(Path file) {
    this.file = file;
  }

  /**
   * Takes note of a cost, unless the budget would be passed with it.
   *
   * @return why not, for the editor; empty where the job may begin
   */
  public Optional<String> begin(Cost cost, Optional<Budget> budget) throws IOException {
    synchronized (lock) {
      List<Cost> costs = new ArrayList<>(read());
      costs.removeIf(c -> c.job().equals(cost.job()));
      if (budget.isPresent()) {
        Budget limit = budget.get();
        if (!limit.currency().equals(cost.currency())) {
          return Optional.of(
              "It costs "
                  + cost.amount()
                  + " "
                  + cost.currency()
                  + ", and the budget of this timeline is in "
                  + limit.currency()
                  + ". Set one in "
                  + cost.currency()
                  + " with --budget.");
        }
        BigDecimal spent = sums(costs).getOrDefault(limit.currency(), BigDecimal.ZERO);
        if (spent.add(new BigDecimal(cost.amount())).compareTo(limit.amount()) > 0) {
          return Optional.of(
              "It costs "
                  + cost.amount()
                  + " "
                  + cost.currency()
                  + ", "
                  + spent.toPlainString()
                  + " "
                  + cost.currency()
                  + " are spent, and the budget of this timeline is "
                  + limit
                  + ". Nothing was sent. Raise it with --budget, or choose another generator.");
        }
      }
      costs.add(cost);
      write(costs);
      return Optional.empty();
    }
  }

  /** Takes a job out that ended before it had bought anything. */
  public void release(String job) throws IOException {
    synchronized (lock) {
      List<Cost> costs = new ArrayList<>(read());
      if (costs.removeIf(c -> c.job().equals(job))) {
        write(costs);
      }
    }
  }

  /** What was spent, by currency. */
  public Map<String, BigDecimal> spent() throws IOException {
    synchronized (lock) {
      return sums(read());
    }
  }

  private static Map<String, BigDecimal> sums(List<Cost> costs) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    costs.forEach(c -> sums.merge(c.currency(), new BigDecimal(c.amount()), BigDecimal::add));
    return sums;
  }

  private List<Cost> read() throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      @Nullable Ledger ledger = GSON.fromJson(Files.readString(file), Ledger.class);
      if (ledger == null || ledger.costs() == null) {
        throw new IOException(file + " is no list of costs any more; bring it back from a copy");
      }
      sums(ledger.costs());
      return ledger.costs();
    } catch (JsonParseException | NumberFormatException e) {
      // Nothing spent would be the dangerous reading.
      throw new IOException(file + " is damaged; bring it back from a copy or delete it", e);
    }
  }

  private void write(List<Cost> costs) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    AtomicFile.write(file, GSON.toJson(new Ledger(costs)).getBytes(StandardCharsets.UTF_8));
  }
}
