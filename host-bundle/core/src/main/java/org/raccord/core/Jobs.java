package org.raccord.core;

import java.util.List;
import java.util.Optional;

/**
 * The jobs of a timeline, and what they cost.
 *
 * @param jobs oldest first
 * @param budget what fills may cost together, such as {@code 5.00 USD}; empty where nobody set it
 * @param spent what jobs have cost, one text a currency
 */
public record Jobs(List<Job> jobs, Optional<String> budget, List<String> spent) {

  public Jobs {
    jobs = List.copyOf(jobs);
    spent = List.copyOf(spent);
  }
}
