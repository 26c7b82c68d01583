package org.raccord.qc;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.raccord.model.picture.Frame;
import org.raccord.model.quality.QualityReport;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.qc.internal.Findings;
import org.raccord.qc.internal.picture.PictureCurves;
import org.raccord.qc.internal.picture.PictureJudge;
import org.raccord.qc.internal.picture.PictureMeter;
import org.raccord.qc.internal.sound.Heard;
import org.raccord.qc.internal.sound.SoundJudge;
import org.raccord.qc.internal.sound.SoundMeter;

/**
 * Looks at a programme: reads its frames and its sound once, side by side, and says what it finds.
 *
 * <p><b>Memory:</b> two frames, and some fifty bytes for each frame that was seen. <b>Threads:</b>
 * stateless; each call works in its own thread. <b>Failure:</b> what the readers throw.
 * <b>Cancellation:</b> by interrupting the thread.
 */
public final class QualityControl {

  private QualityControl() {}

  /**
   * Looks at {@code material}.
   *
   * @throws IOException if it cannot be read
   * @throws InterruptedException if the calling thread was interrupted
   */
  public static QualityStudy measure(QualityMaterial material)
      throws IOException, InterruptedException {
    FrameRange range = material.range();
    Optional<SoundMeter> ear = material.sound().map(s -> new SoundMeter(s.format()));
    PictureMeter eye = new PictureMeter();
    for (long i = 0; i < range.length(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The quality control was cancelled");
      }
      if (material.picture().isPresent()) {
        Optional<Frame> next = material.picture().get().next();
        if (next.isEmpty()) {
          throw new IOException("The picture ended before its time; please report it.");
        }
        eye.see(next.get());
      }
      if (ear.isPresent() && material.sound().isPresent()) {
        ear.get().hear(during(i, range, material.sound().get()));
      }
      material.progress().accept(i + 1);
    }
    Findings findings = new Findings(range);
    Optional<PictureCurves> picture = material.picture().map(p -> eye.finish());
    picture.ifPresent(p -> new PictureJudge(p, range, material.seen(), findings).judge());
    Optional<Heard> heard = ear.map(SoundMeter::finish);
    heard.ifPresent(
        h -> new SoundJudge(h, range, material.heard(), findings).judge(material.loudness()));
    return new QualityStudy(
        new QualityReport(range, findings.all(), heard.flatMap(Heard::figures), List.of()),
        picture,
        heard);
  }

  private static SoundBlock during(long i, FrameRange range, SoundReader sound) throws IOException {
    SoundFormat format = sound.format();
    long from = FrameTime.of(range.start() + i, range.rate()).sample(format.sampleRate());
    long to = FrameTime.of(range.start() + i + 1, range.rate()).sample(format.sampleRate());
    return sound.whole((int) (to - from));
  }
}
