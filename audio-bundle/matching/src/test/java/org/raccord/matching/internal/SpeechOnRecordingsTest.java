package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Fourier;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.Reverberation;
import org.raccord.acoustics.SpeechFinder;
import org.raccord.acoustics.SpeechRate;
import org.raccord.acoustics.Turns;
import org.raccord.model.sound.SoundBlock;

/** The measures of speech on real recordings. */
class SpeechOnRecordingsTest {

  private static final int MOST = 15 * Sounds.RATE;

  @Test
  void speakersSpeakAndPlacesDoNot() throws Exception {
    Path folder = Recordings.folder();
    for (Path file : Recordings.files(folder.resolve("speech"))) {
      double share = finder(load(file)).share();
      assertTrue(share > 0.6, file.getFileName() + " is spoken for " + share);
    }
    for (Path file : Recordings.files(folder.resolve("ambience"))) {
      // The babble of a coffee shop is the most like speech.
      double share = finder(load(file)).share();
      assertTrue(share < 0.15, file.getFileName() + " is spoken for " + share);
    }
  }

  @Test
  void readersAreAsHighAndAsFastAsTheyAre() throws Exception {
    Path folder = Recordings.folder();
    // What librosa 0.11's pYIN says of these files, within a semitone; and four syllables a second.
    pitch(folder.resolve("speech/librispeech/1998-15444-0000.flac"), 190.5);
    pitch(folder.resolve("speech/librispeech/2414-128291-0002.flac"), 118.6);
    pitch(folder.resolve("speech/librispeech/3005-163389-0003.flac"), 92);
    pitch(folder.resolve("speech/librispeech/3331-159605-0002.flac"), 244.2);
    pitch(folder.resolve("speech/ljspeech/LJ001-0003.wav"), 215.7);
  }

  @Test
  void theSpeakerWhoSpeaksLastIsToldFromTheOneBefore() throws Exception {
    Path folder = Recordings.folder().resolve("speech");
    change(folder, "librispeech/3005-163389-0003.flac", "librispeech/3331-159605-0002.flac", 2);
    change(folder, "librispeech/1688-142285-0005.flac", "librispeech/1998-15444-0003.flac", 2);
    change(folder, "librispeech/3331-159605-0005.flac", "ljspeech/LJ001-0001.wav", 2);
    change(folder, "ljspeech/LJ001-0003.wav", "ljspeech/LJ001-0005.wav", 1);
    change(folder, "librispeech/1998-15444-0002.flac", "librispeech/1998-15444-0003.flac", 1);
  }

  @Test
  void aReaderInASeminarRoomIsNotDry() throws Exception {
    Path folder = Recordings.folder();
    SoundBlock dry = load(folder.resolve("speech/ljspeech/LJ001-0001.wav"));
    SoundBlock room = load(folder.resolve("rir/rir_clap.wav"));
    double without = Reverberation.seconds(dry).orElseThrow();
    double with = Reverberation.seconds(convolved(dry, room)).orElseThrow();
    assertEquals(Reverberation.Place.DRY, Reverberation.Place.of(without));
    assertTrue(with > 1.5 * without, "dry " + without + ", in the room " + with);
  }

  private static void pitch(Path file, double known) throws Exception {
    SoundBlock sound = load(file);
    PitchTrack track = PitchTrack.of(sound);
    double median = track.median().orElseThrow();
    assertEquals(0, PitchTrack.semitones(median, known), 1, file.getFileName() + " " + median);
    double rate = SpeechRate.of(sound, track, finder(sound).spoken());
    assertTrue(rate > 2 && rate < 5.5, file.getFileName() + " has a rate of " + rate);
  }

  private static void change(Path folder, String first, String second, int speakers)
      throws Exception {
    SoundBlock one = load(folder.resolve(first));
    SoundBlock other = load(folder.resolve(second));
    SoundBlock both = Sounds.joined(one, SoundBlock.silence(one.format(), Sounds.RATE / 3), other);
    List<Turns.Turn> turns = Turns.of(both, finder(both), PitchTrack.of(both));
    assertEquals(speakers, turns.size(), first + ", " + second + ": " + turns);
    if (speakers == 2) {
      assertEquals(one.length(), turns.get(1).stretch().from(), 1.2 * Sounds.RATE);
    }
  }

  private static SoundBlock load(Path file) throws Exception {
    SoundBlock all = Recordings.load(file);
    return all.slice(0, Math.min(all.length(), MOST));
  }

  private static SpeechFinder finder(SoundBlock sound) {
    return SpeechFinder.listen(sound, BandLevels.of(sound));
  }

  private static SoundBlock convolved(SoundBlock sound, SoundBlock response) {
    Fourier fourier = new Fourier(Fourier.sizeFor(sound.length() + response.length()));
    double[][] one = transform(fourier, sound.channel(0));
    double[][] other = transform(fourier, response.channel(0));
    for (int k = 0; k < fourier.bins(); k++) {
      double real = one[0][k] * other[0][k] - one[1][k] * other[1][k];
      one[1][k] = one[0][k] * other[1][k] + one[1][k] * other[0][k];
      one[0][k] = real;
    }
    double[] samples = new double[fourier.size()];
    fourier.backward(one[0], one[1], samples);
    SoundBlock result = SoundBlock.silence(sound.format(), sound.length());
    for (int i = 0; i < result.length(); i++) {
      result.channel(0)[i] = (float) samples[i];
    }
    return result;
  }

  private static double[][] transform(Fourier fourier, float[] samples) {
    double[] padded = new double[fourier.size()];
    for (int i = 0; i < samples.length; i++) {
      padded[i] = samples[i];
    }
    double[][] spectrum = new double[2][fourier.bins()];
    fourier.forward(padded, spectrum[0], spectrum[1]);
    return spectrum;
  }
}
