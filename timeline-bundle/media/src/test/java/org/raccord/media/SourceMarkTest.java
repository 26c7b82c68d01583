package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.media.internal.WaveFile;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.Rate;

class SourceMarkTest {

  private static final SourceMark MARK =
      new SourceMark(
          DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri(),
          Optional.of("Flüster & <Söhne> 映画"),
          Optional.of("4.7"));

  @TempDir Path folder;

  private Path write(String name, Codec codec, Optional<SourceMark> mark) throws Exception {
    PixelLayout layout =
        codec == Codec.H264
            ? PixelLayout.YUV420_8
            : codec == Codec.PRORES_4444 ? PixelLayout.YUV444_10 : PixelLayout.YUV422_10;
    PictureFormat format = PictureFormat.square(192, 108, layout, ColourTags.BT709);
    SoundFormat sound = new SoundFormat(48_000, 2);
    Path file = folder.resolve(name);
    try (PictureWriter writer =
        PictureWriter.create(
            file, PictureWriterSpec.of(format, Rate.FPS_25, codec).withSound(sound))) {
      mark.ifPresent(writer::mark);
      for (int i = 0; i < 5; i++) {
        writer.push(Footage.frame(format, i));
        writer.pushSound(SoundBlock.silence(sound, 1920));
      }
      writer.finish();
    }
    return file;
  }

  private static Optional<SourceMark> mark(Path file) throws MediaException {
    return MediaProbe.probe(file).mark();
  }

  @ParameterizedTest
  @ValueSource(strings = {"take.mov", "look.mp4"})
  void marksFollowTheFileAsItWas(String name) throws Exception {
    Codec codec = name.endsWith("mp4") ? Codec.H264 : Codec.PRORES_HQ;
    byte[] plain = Files.readAllBytes(write("plain-" + name, codec, Optional.empty()));
    Path marked = write(name, codec, Optional.of(MARK));
    byte[] bytes = Files.readAllBytes(marked);
    assertArrayEquals(plain, Arrays.copyOf(bytes, plain.length));
    ByteBuffer box = ByteBuffer.wrap(bytes, plain.length, bytes.length - plain.length);
    assertEquals(bytes.length - plain.length, box.getInt());
    byte[] head = new byte[20];
    box.get(head);
    assertEquals("75756964be7acfcb97a942e89c71999491e3afac", HexFormat.of().formatHex(head));
    assertEquals(Optional.of(MARK), mark(marked));
  }

  @Test
  void marksOfMatroskaStandInItsHeadAndTheFileDecodesTheSame() throws Exception {
    Path plain = write("plain.mkv", Codec.FFV1, Optional.empty());
    Path marked = write("marked.mkv", Codec.FFV1, Optional.of(MARK));
    assertEquals(Optional.of(MARK), mark(marked));
    assertEquals(Optional.empty(), mark(plain));
    for (Path file : List.of(plain, marked)) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertTrue(!text.contains("ROOM") && !text.contains("------"), file + " shows the room");
    }
    assertEquals(frames(plain), frames(marked));
    assertEquals(Files.size(plain), Files.size(marked));
  }

  private static List<Integer> frames(Path file) throws IOException {
    List<Integer> hashes = new java.util.ArrayList<>();
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(source.picture().range())) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        int hash = 1;
        for (int p = 0; p < f.get().format().layout().planes(); p++) {
          hash = 31 * hash + Arrays.hashCode(f.get().plane(p));
        }
        hashes.add(hash);
      }
    }
    assertEquals(5, hashes.size());
    return hashes;
  }

  @Test
  void longNamesOfSystemsAreCutInMatroska() throws Exception {
    SourceMark wordy =
        new SourceMark(MARK.sourceType(), Optional.of("ü".repeat(300)), MARK.systemVersion());
    SourceMark read = mark(write("wordy.mkv", Codec.FFV1, Optional.of(wordy))).orElseThrow();
    assertEquals("ü".repeat(90), read.system().orElseThrow());
    assertEquals(MARK.systemVersion(), read.systemVersion());
    assertEquals(Optional.of(wordy), mark(write("wordy.mov", Codec.PRORES_HQ, Optional.of(wordy))));
  }

  @Test
  void marksOfOtherProgramsAreRead() throws Exception {
    String type = DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA.uri();
    String open =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
            + " rdf:about='' xmlns:e='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'";
    String close = "</rdf:Description></rdf:RDF></x:xmpmeta>   \n";
    for (String body :
        List.of(
            " e:DigitalSourceType='" + type + "'>",
            "><e:DigitalSourceType rdf:resource='" + type + "'/>",
            "><e:DigitalSourceType>" + type + "</e:DigitalSourceType>")) {
      Path file = write("foreign.mov", Codec.PRORES_HQ, Optional.empty());
      append(file, open + body + close);
      SourceMark mark = mark(file).orElseThrow();
      assertEquals(type, mark.sourceType());
      assertTrue(mark.isOfTrainedModel());
      assertEquals(Optional.empty(), mark.system());
    }
  }

  @Test
  void metadataThatIsNoMarkIsLeftAlone() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "of the editor");
    for (String xmp :
        List.of(
            "",
            "no XML",
            "<a/>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM '"
                + secret.toUri()
                + "'>]><x:x xmlns:x='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>"
                + "<x:DigitalSourceType>&x;</x:DigitalSourceType></x:x>")) {
      Path file = write("odd.mov", Codec.PRORES_HQ, Optional.empty());
      append(file, xmp);
      assertEquals(Optional.empty(), mark(file), xmp);
    }
  }

  private static void append(Path file, String xmp) throws IOException {
    byte[] packet = xmp.getBytes(StandardCharsets.UTF_8);
    ByteBuffer box = ByteBuffer.allocate(24 + packet.length).putInt(24 + packet.length);
    box.put(HexFormat.of().parseHex("75756964be7acfcb97a942e89c71999491e3afac")).put(packet);
    Files.write(file, box.array(), StandardOpenOption.APPEND);
  }

  @ParameterizedTest
  @ValueSource(longs = {WaveFile.RIFF_LIMIT, 1000})
  void soundCarriesItBehindTheSamplesInBothForms(long limit) throws Exception {
    Path plain = sound("plain.wav", limit, Optional.empty());
    Path marked = sound("marked.wav", limit, Optional.of(MARK));
    assertEquals(Optional.empty(), mark(plain));
    assertEquals(Optional.of(MARK), mark(marked));
    assertEquals(
        MediaProbe.probe(plain).sound().orElseThrow(),
        MediaProbe.probe(marked).sound().orElseThrow());
    byte[] bytes = Files.readAllBytes(marked);
    int samples = (int) Files.size(plain) - 150;
    assertArrayEquals(
        Arrays.copyOfRange(Files.readAllBytes(plain), samples, samples + 150),
        Arrays.copyOfRange(bytes, samples, samples + 150),
        "the sound itself");
    Files.write(marked, Arrays.copyOf(bytes, bytes.length - 40));
    assertEquals(Optional.empty(), mark(marked), "cut short");
  }

  private Path sound(String name, long limit, Optional<SourceMark> mark) throws Exception {
    SoundFormat mono = new SoundFormat(48_000, 1);
    Path file = folder.resolve(name);
    try (WaveFile writer = WaveFile.create(file, mono, 0, "A test", Clock.systemUTC(), limit)) {
      SoundBlock block = SoundBlock.silence(mono, 1601);
      Arrays.fill(block.channel(0), 0.25f);
      mark.ifPresent(writer::mark);
      writer.push(block);
      writer.finish();
    }
    return file;
  }

  @Test
  void stillsCarryItBesideTheSamePicture() throws Exception {
    for (PixelLayout layout : List.of(PixelLayout.YUV420_8, PixelLayout.YUV422_10)) {
      Frame frame = Footage.frame(PictureFormat.square(64, 48, layout, ColourTags.BT709), 3);
      Path plain = folder.resolve("plain.png");
      Path marked = folder.resolve("marked.png");
      StillWriter.write(frame, plain);
      StillWriter.write(frame, marked, MARK);
      assertEquals(Optional.empty(), mark(plain));
      assertEquals(Optional.of(MARK), mark(marked));
      Raster before = ImageIO.read(plain.toFile()).getRaster();
      Raster after = ImageIO.read(marked.toFile()).getRaster();
      assertArrayEquals(
          before.getPixels(0, 0, 64, 48, (int[]) null),
          after.getPixels(0, 0, 64, 48, (int[]) null));
    }
  }

  @Test
  void exiftoolReadsTheMarksOfSoundAndStills() throws Exception {
    assumeTrue(hasExiftool(), "exiftool is not installed (Debian: libimage-exiftool-perl)");
    Path still = folder.resolve("still.png");
    StillWriter.write(
        Footage.frame(PictureFormat.square(64, 48, PixelLayout.YUV420_8, ColourTags.BT709), 3),
        still,
        MARK);
    for (Path file : List.of(still, sound("sound.wav", WaveFile.RIFF_LIMIT, Optional.of(MARK)))) {
      String said = exiftool(file);
      assertTrue(said.contains(MARK.sourceType()), said);
      assertTrue(said.contains("Flüster & <Söhne> 映画"), said);
      assertTrue(said.contains("4.7"), said);
      assertFalse(said.contains("Warning"), said);
    }
  }

  @Test
  void exiftoolReadsTheMark() throws Exception {
    assumeTrue(hasExiftool(), "exiftool is not installed (Debian: libimage-exiftool-perl)");
    for (String name : List.of("take.mov", "look.mp4")) {
      Codec codec = name.endsWith("mp4") ? Codec.H264 : Codec.PRORES_HQ;
      String said = exiftool(write(name, codec, Optional.of(MARK)));
      assertTrue(said.contains("[XMP] DigitalSourceType: " + MARK.sourceType()), said);
      assertTrue(said.contains("[XMP] AISystemUsed: Flüster & <Söhne> 映画"), said);
      assertTrue(said.contains("[XMP] AISystemVersionUsed: 4.7"), said);
      assertTrue(!said.contains("Warning"), said);
    }
    String said = exiftool(write("take.mkv", Codec.FFV1, Optional.of(MARK)));
    assertTrue(said.contains(MARK.sourceType()), said);
    assertTrue(!said.contains("Warning"), said);
  }

  private static boolean hasExiftool() throws InterruptedException {
    try {
      return new ProcessBuilder("exiftool", "-ver").redirectErrorStream(true).start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String exiftool(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("exiftool", "-a", "-s", "-n", "-G", "-charset", "utf8", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    // "[XMP]           DigitalSourceType               : text" without the columns.
    return said.replaceAll("\\s*: ", ": ").replaceAll("\\] +", "] ");
  }
}
