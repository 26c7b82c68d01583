package org.raccord.mary.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Words of the languages that lines which are not English are most often in. */
final class ForeignWords {

  /** Small words by language; those that English has too count for neither. */
  static final Map<String, Set<String>> SMALL =
      new TreeMap<>(
          Map.of(
              "German",
              words(
                  "der die das und ist nicht ich du er sie es wir ihr ein eine einen dem den des im"
                      + " mit auf für von zu wie was wo warum hätten gestern sollen sind war haben"
                      + " hat kann nach bei aber oder auch noch schon nur mein dein kein heute"),
              "French",
              words(
                  "le la les un une des et est pas je tu il elle nous vous ils ne que qui dans pour"
                      + " avec sur ce cette mon ton son mais ou où au aux du très bien sont était"
                      + " avons aurions hier faut suis c'est j'ai n'est qu'il d'un l'on"),
              "Spanish",
              words(
                  "el la los las un una y es no yo tú él ella nosotros que de en con por para su mi"
                      + " tu pero como más muy está estamos son era hay ayer hoy qué dónde cuando"
                      + " se lo le al del nos debimos"),
              "Italian",
              words(
                  "il lo la gli le un una e è non io tu lui lei noi voi che di in con per su mio tuo"
                      + " ma come più molto sono era ieri oggi cosa dove quando si del della nel ci"
                      + " questo quella abbiamo dovevamo"),
              "Portuguese",
              words(
                  "o a os as um uma e é não eu tu ele ela nós que de em com por para seu meu mas"
                      + " como mais muito está estamos são era há ontem hoje onde quando se do da no"
                      + " na você isso"),
              "Dutch",
              words(
                  "de het een en is niet ik jij hij zij wij van te dat die met op voor zijn maar of"
                      + " ook nog naar bij heeft hebben was gisteren vandaag waar wat hoe geen mijn"
                      + " je we ze er")));

  /** What people say all day, of which English has no word: one alone is enough. */
  private static final Map<String, Set<String>> SAID_DAILY =
      new TreeMap<>(
          Map.of(
              "German",
              words(
                  "danke bitte guten tschüss entschuldigung genau natürlich morgen ja jawohl nein"
                      + " willkommen gute nacht abend vielleicht schnell jetzt endlich komm kommt"
                      + " geh geht hilfe achtung vorsicht verdammt scheiße richtig falsch niemals"
                      + " immer sofort stimmt raus schade warte wartet warum wieso wohin ruhe"
                      + " prost leider gern gerne bestimmt quatsch unsinn schluss fertig los"),
              "French",
              words(
                  "bonjour bonsoir merci oui salut pardonnez s'il plaît revoir bonne nuit allez"
                      + " allons vite arrête arrêtez pourquoi peut être jamais toujours d'accord"
                      + " bienvenue enfin maintenant demain quoi viens venez écoute écoutez regarde"
                      + " regardez attends attendez désolé désolée sûr excusez dommage exactement"
                      + " aidez ça"),
              "Spanish",
              words(
                  "hola gracias adiós buenos días buenas noches tardes vamos sí quizás nunca"
                      + " siempre ahora mañana ayuda cuidado perdón perdona disculpe bienvenido"
                      + " bienvenidos silencio espera quién hasta luego verdad bueno por"),
              "Italian",
              words(
                  "buongiorno buonasera buona notte grazie prego arrivederci andiamo sì certo forse"
                      + " adesso subito domani aiuto attenzione scusa scusi scusate permesso"
                      + " benvenuto perché chi aspetta guarda ascolta silenzio ecco esatto giusto"
                      + " davvero vieni favore"),
              "Portuguese",
              words(
                  "olá obrigado obrigada bom dia boa noite tarde adeus nunca sempre agora amanhã"
                      + " ajuda cuidado desculpe desculpa talvez espera vamos tchau socorro por"),
              "Dutch",
              words(
                  "bedankt goedemorgen goedenavond goede alsjeblieft alstublieft ja nee misschien"
                      + " nooit altijd morgen hulp dankjewel welkom waarom natuurlijk precies"
                      + " jammer snel wacht kom ziens kijk luister eindelijk straks")));

  /** What is said beside these, and could be English by itself. */
  private static final Map<String, Set<String>> BESIDE =
      Map.of(
          "German",
          words("tag gut halt moment nun alles bald doch schön sehr mal klar herr frau zurück"),
          "French",
          words("monsieur madame non bon voilà va moi soir parfait silence excuse"),
          "Spanish",
          words("señor señora favor claro pronto vale no salud amigo"),
          "Italian",
          words("per signore signora no bene bravo basta pronto presto mille dai mai amore"),
          "Portuguese",
          words("senhor senhora favor claro sim muito"),
          "Dutch",
          words("dag tot nu sorry goed heer mevrouw"));

  private ForeignWords() {}

  private static Set<String> words(String line) {
    return Set.of(line.split(" ", -1));
  }

  /**
   * The languages that a short line may be in, because it says nothing but what people say daily.
   *
   * @param words of the line, in lower case
   * @param english small words of English: one that is of both tells nothing
   */
  static List<String> saidDaily(List<String> words, Set<String> english) {
    List<String> languages = new ArrayList<>();
    for (Map.Entry<String, Set<String>> each : SAID_DAILY.entrySet()) {
      Set<String> daily = each.getValue();
      Set<String> small = new HashSet<>(SMALL.getOrDefault(each.getKey(), Set.of()));
      small.removeAll(english);
      Set<String> beside = BESIDE.getOrDefault(each.getKey(), Set.of());
      if (words.stream().anyMatch(daily::contains)
          && words.stream()
              .allMatch(w -> daily.contains(w) || small.contains(w) || beside.contains(w))) {
        languages.add(each.getKey());
      }
    }
    return languages;
  }
}
