package org.raccord.core.internal.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.raccord.core.Finding;
import org.raccord.core.Finding.State;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.Models;
import org.raccord.core.Voices;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.ModelPackages;

/**
 * What is installed that makes pictures and speaks: what is ready stands in one finding, and what
 * is not in one each, with what it lacks. Nothing is loaded and no server is asked.
 */
final class Inventory {

  private static final long MEGABYTE = 1_000_000;

  private final GeneratorSetup generators;
  private final Voices voices;
  private final Models models;

  Inventory(GeneratorSetup generators, Voices voices, Models models) {
    this.generators = generators;
    this.voices = voices;
    this.models = models;
  }

  /** Of generators. It is wrong where none is ready: then no slot is filled. */
  List<Finding> generators() {
    List<Finding> findings = new ArrayList<>();
    List<GeneratorCard> cards = generators.generators();
    List<GeneratorCard> ready = cards.stream().filter(card -> card.problem().isEmpty()).toList();
    Map<String, List<String>> here = new LinkedHashMap<>();
    for (GeneratorCard card : ready) {
      if (card.destination().isEmpty()) {
        here.computeIfAbsent(card.bundle(), bundle -> new ArrayList<>()).add(card.id());
      }
    }
    here.forEach(
        (bundle, ids) -> findings.add(well("Generators", named(String.join(", ", ids), bundle))));
    for (GeneratorCard card : ready) {
      card.destination()
          .ifPresent(
              server ->
                  findings.add(
                      well(
                          "Generator",
                          named(card.id(), card.bundle())
                              + " at "
                              + server
                              + ", which raccord generators check asks")));
    }
    if (ready.isEmpty()) {
      findings.add(
          new Finding(
              "Generators",
              State.WRONG,
              cards.isEmpty() ? "none is there" : "none is ready",
              "Put a generator bundle (.jar) into the plugins folder, or install Raccord again:"
                  + " its own generator needs nothing else."));
    }
    for (GeneratorCard card : cards) {
      card.problem()
          .ifPresent(
              why ->
                  findings.add(
                      absent(
                          "Generator",
                          card.id() + (card.isOff() ? ": switched off" : ": not ready"),
                          why)));
    }
    for (String problem : generators.problems()) {
      findings.add(
          new Finding(
              "Generator",
              State.WRONG,
              problem,
              "Mend the file, or delete it and set it up anew."));
    }
    List<String> kinds = generators.kinds().stream().map(GeneratorSetup.KindCard::name).toList();
    if (!kinds.isEmpty()) {
      findings.add(well("More of them", String.join(", ", kinds) + ", by raccord generators add"));
    }
    return findings;
  }

  /** The bundle with its version is told where there is one. */
  private static String named(String id, String bundle) {
    return bundle.isEmpty() ? id : id + " (" + bundle + ")";
  }

  /** Of voices: without one no line is spoken. */
  List<Finding> voices() {
    List<Finding> findings = new ArrayList<>();
    List<Voices.Card> cards = voices.list();
    String ready =
        cards.stream()
            .filter(card -> card.lack().isEmpty())
            .map(card -> card.id() + " (" + String.join(", ", card.languages()) + ")")
            .collect(Collectors.joining("; "));
    findings.add(
        ready.isEmpty()
            ? absent(
                "Voices",
                cards.isEmpty() ? "none is there" : "none is ready",
                "Only needed for lines of dialogue: without a voice they are not spoken.")
            : well("Voices", ready));
    for (Voices.Card card : cards) {
      card.lack()
          .ifPresent(
              lack ->
                  findings.add(
                      absent(
                          "Voice", card.id() + ": not ready", lack.what() + " " + lack.remedy())));
    }
    return findings;
  }

  /** Of model packages: the generator of the house needs none. */
  List<Finding> models() {
    List<ModelPackages.Card> cards;
    String folder;
    try {
      cards = models.list();
      folder = models.folder().toString();
    } catch (WorkException e) {
      return List.of(
          absent("Models", "cannot be run", Optional.ofNullable(e.getMessage()).orElse("")));
    }
    List<Finding> findings = new ArrayList<>();
    String usable =
        cards.stream()
            .filter(ModelPackages.Card::usable)
            .map(Inventory::told)
            .collect(Collectors.joining("; "));
    findings.add(
        usable.isEmpty()
            ? absent(
                "Models",
                "none in " + folder,
                "Only needed to fill with trained models: raccord models add takes a package.")
            : well("Models", usable + " in " + folder));
    for (ModelPackages.Card card : cards) {
      if (!card.usable()) {
        findings.add(
            absent(
                "Model",
                card.name() + ": cannot be used",
                card.title()
                    + " raccord models add with a whole package takes its place; raccord models"
                    + " remove "
                    + card.name()
                    + " removes it."));
      }
    }
    return findings;
  }

  private static String told(ModelPackages.Card card) {
    return card.name()
        + " "
        + card.version()
        + " ("
        + card.task()
        + ", "
        + Math.max(1, card.bytes() / MEGABYTE)
        + " MB)";
  }

  private static Finding well(String subject, String found) {
    return new Finding(subject, State.WELL, found, "");
  }

  private static Finding absent(String subject, String found, String remedy) {
    return new Finding(subject, State.ABSENT, found, remedy);
  }
}
