package org.raccord.mary.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.audio.Phone;
import org.raccord.audio.SpokenWord;
import org.raccord.mary.internal.EnglishText.Token;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What MaryTTS plans to say: its document of acoustic parameters, with a length and a pitch contour
 * for each phone and a length for each pause. Rate and pitch are changed here, in the plan, which
 * no text can reach.
 *
 * <p>When it speaks, MaryTTS rounds each of the five states of a phone to frames of 5 ms, so that
 * the sound is a few hundredths longer or shorter than planned; the true lengths of the pauses it
 * writes back. The rest of the difference is spread over the phones.
 */
final class SpeechPlan {

  /** Fewer milliseconds cannot be spoken: five states of a frame of 5 ms. */
  private static final double LEAST = 25;

  private static final Pattern TARGET = Pattern.compile("\\((\\d+),(\\d+)\\)");

  private final Document plan;
  private final double pitch;
  private final double rate;

  /**
   * Changes a plan.
   *
   * @param pitch factor of all frequencies
   * @param rate factor of the speed
   */
  SpeechPlan(Document plan, double pitch, double rate) {
    this.plan = plan;
    this.pitch = pitch;
    this.rate = rate;
    double end = 0;
    for (Element element : elements(plan.getDocumentElement(), "ph", "boundary")) {
      end += element.getLocalName().equals("ph") ? phone(element, end) : pause(element);
    }
  }

  /** The elements of these names, in order; what is inside of one is not looked at. */
  private static List<Element> elements(Node within, String one, String other) {
    List<Element> found = new ArrayList<>();
    for (Node child = within.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        String name = element.getLocalName();
        if (name.equals(one) || name.equals(other)) {
          found.add(element);
        } else {
          found.addAll(elements(element, one, other));
        }
      }
    }
    return found;
  }

  /** Changes a phone that begins at {@code start} milliseconds; how long it is now. */
  private double phone(Element ph, double start) {
    double length = Math.max(LEAST, length(ph) / rate);
    ph.setAttribute("d", String.format(Locale.ROOT, "%.1f", length));
    ph.setAttribute("end", String.format(Locale.ROOT, "%.4f", (start + length) / 1000));
    if (ph.hasAttribute("f0")) {
      ph.setAttribute("f0", moved(ph.getAttribute("f0")));
    }
    return length;
  }

  private double pause(Element boundary) {
    if (!boundary.hasAttribute("duration")) {
      return 0;
    }
    long length = Math.round(length(boundary) / rate);
    boundary.setAttribute("duration", Long.toString(length));
    return length;
  }

  /** Milliseconds of a phone or a pause. */
  private static double length(Element element) {
    String length = element.getAttribute(element.getLocalName().equals("ph") ? "d" : "duration");
    return length.isEmpty() ? 0 : Double.parseDouble(length);
  }

  private String moved(String targets) {
    Matcher matcher = TARGET.matcher(targets);
    StringBuilder moved = new StringBuilder();
    while (matcher.find()) {
      moved.append(
          String.format(
              Locale.ROOT,
              "(%s,%d)",
              matcher.group(1),
              Math.round(pitch * Integer.parseInt(matcher.group(2)))));
    }
    return moved.toString();
  }

  /** Words of letters that MaryTTS found, in lower case. */
  List<String> plainWords() {
    return plain().stream().map(SpeechPlan::lower).toList();
  }

  /** Those of {@link #plainWords} that its lexicon does not have. */
  List<String> unknownWords() {
    return plain().stream()
        .filter(t -> !t.getAttribute("g2p_method").equals("lexicon"))
        .map(SpeechPlan::lower)
        .toList();
  }

  private List<Element> plain() {
    return elements(plan.getDocumentElement(), "mtu", "t").stream()
        .filter(e -> e.getLocalName().equals("t") && lower(e).matches("[a-z']{2,}"))
        .toList();
  }

  private static String lower(Element word) {
    return text(word).toLowerCase(Locale.ROOT);
  }

  private static String text(Element word) {
    if (word.getLocalName().equals("mtu")) {
      return word.getAttribute("orig");
    }
    StringBuilder text = new StringBuilder();
    for (Node n = word.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeType() == Node.TEXT_NODE) {
        text.append(n.getTextContent());
      }
    }
    return text.toString().strip();
  }

  /**
   * The words with their times, once they are spoken; written as in {@code tokens} where these are
   * as many.
   *
   * @param samples of what was spoken, the last pause included
   * @param sampleRate samples per second
   */
  List<SpokenWord> words(List<Token> tokens, long samples, int sampleRate) {
    Clock clock = new Clock(samples, sampleRate);
    List<SpokenWord> words = new ArrayList<>();
    for (Element element : wordsAndPauses(plan.getDocumentElement())) {
      List<Phone> phones = new ArrayList<>();
      for (Element part : partsOf(element)) {
        if (part.getLocalName().equals("ph")) {
          long start = clock.now();
          clock.passPhone(length(part));
          phones.add(new Phone(Arpabet.of(part.getAttribute("p")), start, clock.now()));
        } else {
          clock.passPause(length(part));
        }
      }
      if (!phones.isEmpty()) {
        words.add(
            new SpokenWord(
                text(element), phones.get(0).start(), phones.get(phones.size() - 1).end(), phones));
      }
    }
    return named(words, tokens.stream().filter(Token::isWord).toList());
  }

  /** The outermost words, and the pauses between them. */
  private static List<Element> wordsAndPauses(Node within) {
    List<Element> found = new ArrayList<>();
    for (Node child = within.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        switch (element.getLocalName()) {
          case "mtu", "t", "boundary" -> found.add(element);
          default -> found.addAll(wordsAndPauses(element));
        }
      }
    }
    return found;
  }

  private static List<Element> partsOf(Element element) {
    return element.getLocalName().equals("boundary")
        ? List.of(element)
        : elements(element, "ph", "boundary");
  }

  private static List<SpokenWord> named(List<SpokenWord> words, List<Token> written) {
    if (written.size() != words.size()) {
      return words;
    }
    List<SpokenWord> named = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      SpokenWord word = words.get(i);
      named.add(new SpokenWord(written.get(i).written(), word.start(), word.end(), word.phones()));
    }
    return named;
  }

  /** Counts samples while phones and pauses pass. */
  private final class Clock {

    private final double samplesPerMillisecond;
    private final double stretch;
    private final long samples;
    private double now;

    Clock(long samples, int sampleRate) {
      this.samples = samples;
      this.samplesPerMillisecond = sampleRate / 1000.0;
      double phones = 0;
      double pauses = 0;
      for (Element element : elements(plan.getDocumentElement(), "ph", "boundary")) {
        if (element.getLocalName().equals("ph")) {
          phones += length(element);
        } else {
          pauses += length(element);
        }
      }
      this.stretch = (samples / samplesPerMillisecond - pauses) / phones;
    }

    void passPhone(double milliseconds) {
      now += milliseconds * stretch * samplesPerMillisecond;
    }

    void passPause(double milliseconds) {
      now += milliseconds * samplesPerMillisecond;
    }

    long now() {
      return Math.min(samples, Math.round(now));
    }
  }
}
