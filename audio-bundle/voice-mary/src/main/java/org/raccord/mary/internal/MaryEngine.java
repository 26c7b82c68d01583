package org.raccord.mary.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import marytts.LocalMaryInterface;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;
import marytts.util.data.audio.AudioDoubleDataSource;
import org.jspecify.annotations.Nullable;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.SpokenWord;
import org.raccord.mary.internal.EnglishText.Token;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * MaryTTS itself, started with the first sentence. Used by one thread at a time, whose context
 * class loader is a {@link ConfigLoader}: what MaryTTS finds on its first touch it keeps.
 */
final class MaryEngine {

  static final int SAMPLE_RATE = 48_000;

  private static final String NAMESPACE = "http://mary.dfki.de/2002/MaryXML";
  private static final String VOICE = "cmu-slt-hsmm";

  private @Nullable LocalMaryInterface mary;

  /**
   * A sentence that was spoken.
   *
   * @param sound at {@link #SAMPLE_RATE}, full scale at +-1, from the first phone to the end of the
   *     pause after the last
   * @param words with times counted from its first sample
   * @param remarks what is to be said about it
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from here to the voice, and to nobody else
  record Sentence(double[] sound, List<SpokenWord> words, List<String> remarks) {}

  /**
   * Speaks a sentence.
   *
   * @param pitch factor of all frequencies
   * @param rate factor of the speed
   * @throws SoundException REFUSED if its lexicon says that this is no English; FAILED if MaryTTS
   *     does not start or does not speak
   */
  Sentence speak(List<Token> tokens, double pitch, double rate) throws SoundException {
    try {
      LocalMaryInterface started = started();
      started.setInputType("TOKENS");
      started.setOutputType("ACOUSTPARAMS");
      Document document = started.generateXML(document(tokens));
      SpeechPlan plan = new SpeechPlan(document, pitch, rate);
      Optional<String> doubt = EnglishCheck.passLexicon(plan.plainWords(), plan.unknownWords());
      started.setInputType("ACOUSTPARAMS");
      started.setOutputType("AUDIO");
      double[] sound = new AudioDoubleDataSource(started.generateAudio(document)).getAllData();
      return new Sentence(
          sound, plan.words(tokens, sound.length, SAMPLE_RATE), doubt.stream().toList());
    } catch (SynthesisException | ParserConfigurationException e) {
      throw new SoundException(
          Kind.FAILED,
          "MaryTTS cannot say \""
              + String.join(" ", tokens.stream().map(Token::written).toList())
              + "\" ("
              + e.getMessage()
              + "). Put it in other words.",
          e);
    }
  }

  private LocalMaryInterface started() throws SoundException {
    LocalMaryInterface started = mary;
    if (started == null) {
      try {
        started = new LocalMaryInterface();
      } catch (MaryConfigurationException e) {
        throw new SoundException(
            Kind.FAILED,
            "MaryTTS does not start ("
                + (e.getCause() == null ? e : e.getCause()).getMessage()
                + "). Start Raccord again; report it if that does not help.",
            e);
      }
      started.setVoice(VOICE);
      started.setLocale(Locale.US);
      mary = started;
    }
    return started;
  }

  private static Document document(List<Token> tokens) throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().newDocument();
    Element root = document.createElementNS(NAMESPACE, "maryxml");
    root.setAttribute("version", "0.5");
    root.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", "en-US");
    document.appendChild(root);
    Element sentence = document.createElementNS(NAMESPACE, "s");
    root.appendChild(document.createElementNS(NAMESPACE, "p")).appendChild(sentence);
    for (Token token : tokens) {
      Element t = document.createElementNS(NAMESPACE, "t");
      t.appendChild(document.createTextNode(token.spoken()));
      sentence.appendChild(t);
    }
    return document;
  }
}
