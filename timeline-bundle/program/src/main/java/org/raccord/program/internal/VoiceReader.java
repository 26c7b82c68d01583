package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.raccord.model.sound.ChannelMix;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.Rate;

/** The samples of one voice, in order. */
final class VoiceReader implements Closeable {

  private final Voice voice;
  private final Media.SoundFile file;
  private final SoundReader reader;
  private final int channels;

  /**
   * @param voice what sounds
   * @param file its media; closed with this
   * @param from the first sample of the program that will be asked for
   * @param wanted rate and channels
   */
  VoiceReader(Voice voice, Media.SoundFile file, long from, SoundFormat wanted) throws IOException {
    this.voice = voice;
    this.file = file;
    this.channels = wanted.channels();
    // Halves go down: then a file whose sample n belongs to the first sample of an item is met
    // where the item's own start was rounded up.
    long shift =
        voice
            .offset()
            .minus(voice.shot().zero(file.facts()))
            .nearestDown(Rate.of(wanted.sampleRate()));
    int stored = file.facts().sound().orElseThrow().format().channels();
    this.reader =
        file.read(from + shift, voice.to() - from, new SoundFormat(wanted.sampleRate(), stored));
  }

  /**
   * Adds the next samples to {@code mix}.
   *
   * @param first sample of the program that belongs to {@code mix[c][at]}
   */
  void addTo(float[][] mix, int at, int count, long first) throws IOException {
    int done = 0;
    while (done < count) {
      Optional<SoundBlock> block = reader.next(count - done);
      if (block.isEmpty() || block.get().length() == 0) {
        return;
      }
      add(block.get(), mix, at + done, first + done);
      done += block.get().length();
    }
  }

  private void add(SoundBlock block, float[][] mix, int at, long first) {
    float[][] own = new float[block.format().channels()][];
    for (int c = 0; c < own.length; c++) {
      own[c] = block.channel(c);
    }
    float[][] mapped = ChannelMix.to(channels, own);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < block.length(); i++) {
        mix[c][at + i] +=
            voice.ramps().isEmpty() ? mapped[c][i] : mapped[c][i] * voice.gain(first + i);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } finally {
      file.close();
    }
  }
}
