package org.raccord.model.fill;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What fills of a timeline may cost together.
 *
 * @param amount in whole units of the currency, such as 5.00; not negative
 * @param currency ISO 4217, such as {@code USD}
 */
public record Budget(BigDecimal amount, String currency) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,4})?) ?([A-Za-z]{3})");

  public Budget {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("A budget is not negative");
    }
  }

  /** A budget as an editor writes it, such as {@code 5.00USD}; empty where it is none. */
  public static Optional<Budget> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches()
        ? Optional.of(
            new Budget(new BigDecimal(form.group(1)), form.group(2).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
