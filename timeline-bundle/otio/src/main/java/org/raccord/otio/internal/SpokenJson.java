package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import org.raccord.model.fill.SpokenLine;

/** What is spoken in a take, as it is stored: times in samples at 48 kHz from the slot's start. */
final class SpokenJson {

  private static final String OWN = "own";

  private SpokenJson() {}

  static List<SpokenLine> read(Json.Obj take) throws DataException {
    List<SpokenLine> lines = new ArrayList<>();
    for (Json each : take.array("dialogue")) {
      Fields line = new Fields(Fields.object(each, "spoken line"));
      List<SpokenLine.Word> words = new ArrayList<>();
      for (Json one : line.node().array("words")) {
        Fields word = new Fields(Fields.object(one, "word"));
        List<SpokenLine.Sound> phones = new ArrayList<>();
        for (Json phone : word.node().array("phones")) {
          Fields sound = new Fields(Fields.object(phone, "phone"));
          phones.add(
              new SpokenLine.Sound(sound.text("symbol"), sound.whole("start"), sound.whole("end")));
        }
        words.add(
            new SpokenLine.Word(word.text("text"), word.whole("start"), word.whole("end"), phones));
      }
      lines.add(
          new SpokenLine(
              line.text("text"),
              line.text("voice"),
              line.whole("start"),
              line.whole("end"),
              words,
              line.node().text("manner").filter(OWN::equals).isPresent()
                  ? SpokenLine.Manner.OWN
                  : SpokenLine.Manner.MATCHED));
    }
    return lines;
  }

  static Json write(List<SpokenLine> lines) {
    return new Json.Arr(lines.stream().map(line -> (Json) line(line)).toList());
  }

  private static Json.Obj line(SpokenLine line) {
    Json.Obj node =
        timed(Json.Obj.EMPTY.with("text", Json.of(line.text())), line.start(), line.end())
            .with("voice", Json.of(line.voice()));
    if (line.manner() == SpokenLine.Manner.OWN) {
      node = node.with("manner", Json.of(OWN));
    }
    return line.words().isEmpty()
        ? node
        : node.with(
            "words", new Json.Arr(line.words().stream().map(word -> (Json) word(word)).toList()));
  }

  private static Json.Obj word(SpokenLine.Word word) {
    Json.Obj node =
        timed(Json.Obj.EMPTY.with("text", Json.of(word.text())), word.start(), word.end());
    return word.phones().isEmpty()
        ? node
        : node.with(
            "phones",
            new Json.Arr(
                word.phones().stream()
                    .map(
                        p ->
                            (Json)
                                timed(
                                    Json.Obj.EMPTY.with("symbol", Json.of(p.symbol())),
                                    p.start(),
                                    p.end()))
                    .toList()));
  }

  private static Json.Obj timed(Json.Obj node, long start, long end) {
    return node.with("start", Json.of(start)).with("end", Json.of(end));
  }
}
