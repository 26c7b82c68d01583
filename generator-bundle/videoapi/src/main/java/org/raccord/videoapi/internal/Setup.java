package org.raccord.videoapi.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind.Instance;
import org.raccord.generator.GeneratorKind.Presence;
import org.raccord.generator.GeneratorKind.Setting;
import org.raccord.generator.Offer.Price;
import org.raccord.generator.Offer.Rung;

/**
 * An instance as it was set up, read and checked.
 *
 * @param base the server's address without a slash at its end
 * @param profileName as it was given
 * @param profile what the server takes, no richer than wanted
 * @param model the model that is asked for
 * @param perSecond what a second of video costs
 * @param workers fills at once
 * @param size picture asked for, whatever the slot has
 * @param patience how long a video may take
 * @param parameters further fields of a request
 * @param licence terms of the model or service
 */
record Setup(
    URI base,
    String profileName,
    Profile profile,
    Optional<String> model,
    Optional<Price> perSecond,
    int workers,
    Optional<Sizes.Size> size,
    Duration patience,
    JsonObject parameters,
    String licence) {

  static final String URL = "url";
  static final String PROFILE = "profile";
  static final String MODEL = "model";
  static final String KEY = org.raccord.generator.GeneratorKind.KEY;
  static final String PRICE = "price";
  static final String CURRENCY = "currency";
  static final String WORKERS = "workers";
  static final String SIZE = "size";
  static final String TIMEOUT = "timeout";
  static final String CONDITIONING = "conditioning";
  static final String RATE = "rate";
  static final String PARAMETERS = "parameters";
  static final String LICENCE = "licence";

  static final List<Setting> SETTINGS =
      List.of(
          setting(URL, Presence.REQUIRED, "", "address of the server, such as http://box:30000"),
          setting(
              PROFILE,
              Presence.OPTIONAL,
              "openai",
              "what the server takes: "
                  + String.join(", ", ProfileReader.OURS)
                  + ", or the path of a profile in JSON"),
          setting(MODEL, Presence.OPTIONAL, "", "model to ask for, where the server has several"),
          setting(
              KEY, Presence.OPTIONAL, "", "where the key is: env:NAME, file:PATH, keyring:NAME"),
          setting(PRICE, Presence.OPTIONAL, "", "what a second of video costs, such as 0.10"),
          setting(CURRENCY, Presence.OPTIONAL, "USD", "of the price, three letters"),
          setting(WORKERS, Presence.OPTIONAL, "1", "videos made at once, 1 to 64"),
          setting(SIZE, Presence.OPTIONAL, "", "size to ask for, such as 1280x720"),
          setting(TIMEOUT, Presence.OPTIONAL, "60", "minutes that a video may take"),
          setting(
              CONDITIONING,
              Presence.OPTIONAL,
              "",
              "no richer conditioning than this, such as first-frame"),
          setting(RATE, Presence.OPTIONAL, "", "frames a second that the model makes, such as 24"),
          setting(
              PARAMETERS,
              Presence.OPTIONAL,
              "",
              "further fields: num_inference_steps=30,guidance_scale=5, or an object in JSON"),
          setting(
              LICENCE,
              Presence.OPTIONAL,
              "",
              "licence of the model or terms of the service, kept" + " with each take"));

  private static final int MOST_WORKERS = 64;
  private static final int MOST_MINUTES = 7 * 24 * 60;

  private static Setting setting(
      String name, Presence presence, String standard, String description) {
    return new Setting(
        name, presence, standard.isEmpty() ? Optional.empty() : Optional.of(standard), description);
  }

  /** Reads what was set up. */
  static Setup of(Instance instance) throws GenerationException {
    try {
      return read(instance);
    } catch (IllegalArgumentException e) {
      throw new GenerationException(
          GenerationException.Kind.MISCONFIGURED, String.valueOf(e.getMessage()), e);
    }
  }

  private static Setup read(Instance instance) {
    Set<String> known = SETTINGS.stream().map(Setting::name).collect(Collectors.toSet());
    for (String name : instance.settings().keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "There is no setting \""
                + name
                + "\". There are "
                + SETTINGS.stream().map(Setting::name).collect(Collectors.joining(", "))
                + ".");
      }
    }
    String profileName = instance.setting(PROFILE).orElse("openai");
    Profile profile = ProfileReader.read(profileName);
    Optional<String> richest = instance.setting(CONDITIONING);
    if (richest.isPresent()) {
      profile = profile.upTo(rung(richest.get(), profile));
    }
    Optional<String> rate = instance.setting(RATE);
    if (rate.isPresent() && profile.lengths() instanceof Lengths.Frames frames) {
      profile =
          profile.with(
              new Lengths.Frames(
                  frames.grid(), frames.least(), frames.most(), ProfileReader.rate(rate.get())));
    }
    for (String needed : profile.required()) {
      if (instance.setting(needed).isEmpty()) {
        throw new IllegalArgumentException(
            profile.title() + " needs the setting \"" + needed + "\".");
      }
    }
    return new Setup(
        base(instance.setting(URL)),
        profileName,
        profile,
        instance.setting(MODEL),
        price(instance),
        whole(instance, WORKERS, 1, MOST_WORKERS),
        instance.setting(SIZE).map(Sizes.Size::parse),
        Duration.ofMinutes(whole(instance, TIMEOUT, 60, MOST_MINUTES)),
        parameters(instance.setting(PARAMETERS).orElse("")),
        instance.setting(LICENCE).orElse(""));
  }

  private static URI base(Optional<String> url) {
    String remedy = " Write it as http://host:port.";
    String text =
        url.orElseThrow(
                () -> new IllegalArgumentException("The setting \"url\" is missing." + remedy))
            .strip();
    URI address;
    try {
      address = URI.create(text.replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The url is no address of a server." + remedy, e);
    }
    if (address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "The url holds a name or password. Take it out and give the key by the setting \"key\".");
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
      throw new IllegalArgumentException("The url \"" + text + "\" is no address." + remedy);
    }
    if (address.getQuery() != null || address.getFragment() != null) {
      throw new IllegalArgumentException("The url has a ? or # in it." + remedy);
    }
    return address;
  }

  private static Rung rung(String name, Profile profile) {
    return profile.conditioning().keySet().stream()
        .filter(r -> r.storedName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The setting \"conditioning\" is one of "
                        + profile.conditioning().keySet().stream()
                            .sorted()
                            .map(Rung::storedName)
                            .collect(Collectors.joining(", "))
                        + " with "
                        + profile.title()
                        + ", not \""
                        + name
                        + "\"."));
  }

  private static Optional<Price> price(Instance instance) {
    String currency = instance.setting(CURRENCY).orElse("USD").toUpperCase(Locale.ROOT);
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("The currency is three letters, such as USD or EUR.");
    }
    return instance
        .setting(PRICE)
        .map(
            text -> {
              if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
                throw new IllegalArgumentException(
                    "The price is what a second costs, such as 0.10, not \"" + text + "\".");
              }
              return new Price(new BigDecimal(text), currency);
            })
        .filter(price -> price.amount().signum() > 0);
  }

  private static int whole(Instance instance, String name, int standard, int most) {
    String text = instance.setting(name).orElse(Integer.toString(standard));
    if (!text.matches("[1-9]\\d{0,6}") || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(
          "The setting \"" + name + "\" is a whole number from 1 to " + most + ".");
    }
    return Integer.parseInt(text);
  }

  private static JsonObject parameters(String text) {
    if (text.isBlank()) {
      return new JsonObject();
    }
    if (text.strip().startsWith("{")) {
      return Json.object(text)
          .orElseThrow(
              () -> new IllegalArgumentException("The setting \"parameters\" is no valid JSON."));
    }
    JsonObject parameters = new JsonObject();
    for (String each : Arrays.stream(text.split(",")).map(String::strip).toList()) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "The setting \"parameters\" is written as name=value,name=value or as an object in"
                + " JSON.");
      }
      parameters.add(each.substring(0, equals).strip(), value(each.substring(equals + 1).strip()));
    }
    return parameters;
  }

  private static JsonElement value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return new JsonPrimitive(Boolean.valueOf(text));
    }
    return text.matches("-?\\d{1,15}(\\.\\d{1,15})?")
        ? new JsonPrimitive(new BigDecimal(text))
        : new JsonPrimitive(text);
  }

  /** Address of a path below the server's own; a {@code v1} that stands in both is said once. */
  URI address(String path) {
    String root = base.toString();
    String rest = path;
    if (root.endsWith("/v1") && rest.startsWith("v1/")) {
      rest = rest.substring(3);
    } else if (root.endsWith("/v1") && !rest.startsWith("v1")) {
      root = root.substring(0, root.length() - 3);
    }
    return URI.create(root + "/" + rest);
  }

  /** Scheme, host and port. */
  String destination() {
    String scheme = base.getScheme().toLowerCase(Locale.ROOT);
    int own = scheme.equals("https") ? 443 : 80;
    String host = base.getHost().toLowerCase(Locale.ROOT);
    int port = base.getPort();
    return scheme + "://" + host + (port < 0 || port == own ? "" : ":" + port);
  }

  /** Settings for the record of a take; what may be a secret is not told. */
  Map<String, String> recorded() {
    Map<String, String> record = new java.util.TreeMap<>();
    record.put(PROFILE, ProfileReader.OURS.contains(profileName) ? profileName : profile.title());
    record.put("server", destination());
    model.ifPresent(m -> record.put(MODEL, m));
    for (Map.Entry<String, JsonElement> parameter : parameters.entrySet()) {
      boolean secret =
          parameter
              .getKey()
              .toLowerCase(Locale.ROOT)
              .matches(".*(key|token|secret|password|auth).*");
      record.put(
          "parameter " + parameter.getKey(),
          secret ? "(not told)" : parameter.getValue().toString());
    }
    return record;
  }
}
