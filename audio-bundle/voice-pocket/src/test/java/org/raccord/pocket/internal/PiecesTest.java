package org.raccord.pocket.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts are cut as a SentencePiece model says. */
class PiecesTest {

  /** Number of the first piece that is a word; three others and 256 bytes come before. */
  private static final int WORDS = 3 + 256;

  private static final int LETTERS = WORDS + 8 - '!';

  @TempDir Path folder;

  private Pieces pieces(byte[] model) throws Exception {
    return Pieces.read(Files.write(folder.resolve("tokenizer.model"), model));
  }

  @Test
  void theBestScoreWins() throws Exception {
    Pieces pieces = pieces(SmallExport.tokenizer(1));
    // "▁left" at -3.3 beats "▁" + "le" + "ft" at -10.8; "sho" has no piece of its own.
    assertArrayEquals(new long[] {WORDS, WORDS + 3, LETTERS + '.'}, pieces.of("We left."));
    assertArrayEquals(
        new long[] {WORDS + 7, LETTERS + 's', LETTERS + 'h', LETTERS + 'o'}, pieces.of("sho"));
    assertArrayEquals(new long[] {WORDS + 7, LETTERS + 'y', WORDS + 4}, pieces.of("you"));
  }

  @Test
  void spacesAreTidiedAndCharactersBroughtToTheirCompatibleForm() throws Exception {
    Pieces pieces = pieces(SmallExport.tokenizer(1));
    assertArrayEquals(pieces.of("We left."), pieces.of("  We   left. "));
    assertArrayEquals(pieces.of("We left."), pieces.of("\uff37\uff45 left."));
    assertEquals(0, pieces.of("  ").length);
  }

  @Test
  void whatNoPieceCoversIsSpelledInBytes() throws Exception {
    long[] ids = pieces(SmallExport.tokenizer(1)).of("\u00e9");
    assertArrayEquals(new long[] {WORDS + 7, 3 + 0xc3, 3 + 0xa9}, ids);
  }

  @Test
  void namesOfControlPiecesInATextAreText() throws Exception {
    long[] ids = pieces(SmallExport.tokenizer(1)).of("<s>");
    assertArrayEquals(new long[] {WORDS + 7, LETTERS + '<', LETTERS + 's', LETTERS + '>'}, ids);
  }

  @Test
  void anotherKindOrADamagedFileIsSaid() throws Exception {
    FolderException other =
        assertThrows(FolderException.class, () -> pieces(SmallExport.tokenizer(2)));
    assertTrue(other.getMessage().contains("unigram"), other.getMessage());
    byte[] model = SmallExport.tokenizer(1);
    for (int length : new int[] {0, 1, 7, 100, model.length - 3}) {
      FolderException damaged =
          assertThrows(
              FolderException.class, () -> pieces(Arrays.copyOf(model, length)), "" + length);
      assertTrue(damaged.getMessage().contains("Get it again"), damaged.getMessage());
    }
  }
}
