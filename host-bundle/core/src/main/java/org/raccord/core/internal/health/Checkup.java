package org.raccord.core.internal.health;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.raccord.core.Finding;
import org.raccord.core.Finding.State;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.Models;
import org.raccord.core.Voices;
import org.raccord.core.internal.credentials.SigningException;
import org.raccord.core.internal.credentials.SigningTools;
import org.raccord.core.internal.fill.SoundShelf;
import org.raccord.core.internal.settings.KeyReference;
import org.raccord.core.internal.settings.Programs;
import org.raccord.imaging.FlowEstimator;
import org.raccord.imaging.Grey;
import org.raccord.media.Codec;
import org.raccord.media.MediaLibrary;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

/**
 * Tries what a fill needs: writes and reads a picture, searches a motion, looks for generators,
 * voices, models and folders. Each finding comes from doing it, not from a list of what should be
 * there.
 */
@Component(service = Checkup.class)
public final class Checkup {

  /** A few takes of full size. */
  private static final long LEAST_SPACE = 2L << 30;

  private static final long GIGABYTE = 1L << 30;

  private final Inventory inventory;
  private final boolean hasSound;
  private final UnaryOperator<String> environment;

  @Activate
  public Checkup(
      @Reference GeneratorSetup generators,
      @Reference Voices voices,
      @Reference Models models,
      @Reference SoundShelf sounds) {
    this(new Inventory(generators, voices, models), sounds.isThere(), KeyReference::environment);
  }

  /**
   * @param hasSound whether a maker of sound is there
   * @param environment looks up a variable; empty text where it is not set
   */
  Checkup(Inventory inventory, boolean hasSound, UnaryOperator<String> environment) {
    this.inventory = inventory;
    this.hasSound = hasSound;
    this.environment = environment;
  }

  /** All findings, what matters most first. */
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(well("Raccord", property("raccord.version") + " in " + property("raccord.home")));
    findings.add(
        well(
            "Java",
            property("java.version")
                + " ("
                + property("java.vendor")
                + "), "
                + Runtime.getRuntime().availableProcessors()
                + " cores, up to "
                + Runtime.getRuntime().maxMemory() / (1 << 20)
                + " MB of heap"));
    findings.add(media());
    findings.add(motion());
    findings.add(
        hasSound
            ? well("Sound", "room tone is made")
            : new Finding(
                "Sound",
                State.WRONG,
                "no bundle makes sound",
                "Put the bundle raccord-matching back: takes stay silent without it."));
    findings.addAll(inventory.generators());
    findings.addAll(inventory.voices());
    findings.addAll(inventory.models());
    findings.add(plugins());
    findings.add(folder("Settings", "raccord.config"));
    findings.add(folder("Cache", "raccord.cache"));
    findings.add(log());
    findings.add(ffmpeg(environment));
    findings.add(credentials(environment));
    return findings;
  }

  private static Finding well(String subject, String found) {
    return new Finding(subject, State.WELL, found, "");
  }

  private static String property(String name) {
    return Optional.ofNullable(System.getProperty(name)).orElse("unknown");
  }

  /** Writes two frames as a take is written, and reads them back. */
  private static Finding media() {
    String subject = "Pictures";
    try {
      Path folder = Files.createTempDirectory("raccord-doctor");
      try {
        Path file = folder.resolve("two.mov");
        PictureFormat format =
            PictureFormat.square(64, 48, PixelLayout.YUV422_10, ColourTags.BT709);
        try (PictureWriter out =
            PictureWriter.create(
                file, PictureWriterSpec.of(format, Rate.FPS_25, Codec.PRORES_HQ))) {
          for (int luma : new int[] {300, 700}) {
            Frame frame = Frame.allocate(format);
            Arrays.fill(frame.plane(0), (short) luma);
            Arrays.fill(frame.plane(1), (short) 512);
            Arrays.fill(frame.plane(2), (short) 512);
            out.push(frame);
          }
          out.finish();
        }
        int last;
        try (PictureSource source = PictureSource.open(file);
            FrameReader reader = source.read(source.picture().range())) {
          reader.next();
          last = reader.next().map(frame -> frame.sample(0, 20, 20)).orElse(-1);
        }
        if (Math.abs(last - 700) > 8) {
          return broken(subject, "a take reads back as something else (" + last + " for 700)");
        }
        return well(subject, MediaLibrary.describe() + "; a take was written and read");
      } finally {
        Files.deleteIfExists(folder.resolve("two.mov"));
        Files.delete(folder);
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      return broken(subject, String.valueOf(e.getMessage()));
    }
  }

  /** Finds a square that moved by two pixels. */
  private static Finding motion() {
    String subject = "Motion search";
    try {
      float dx =
          new FlowEstimator(FlowEstimator.Effort.FULL)
              .estimate(square(30), square(32))
              .dx()[32 * 64 + 36];
      return Math.abs(dx - 2) < 0.5
          ? well(subject, "OpenCV found a motion of 2 pixels")
          : broken(
              subject, String.format(Locale.ROOT, "a motion of 2 pixels was found as %.1f", dx));
    } catch (RuntimeException | LinkageError e) {
      return broken(subject, String.valueOf(e.getMessage()));
    }
  }

  private static Grey square(int left) {
    byte[] pixels = new byte[64 * 64];
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        boolean inside = x >= left && x < left + 16 && y >= 24 && y < 40;
        pixels[y * 64 + x] = (byte) (inside ? 120 + 8 * ((x - left + y) % 8) : 20);
      }
    }
    return new Grey(64, 64, pixels);
  }

  private static Finding broken(String subject, String why) {
    return new Finding(
        subject,
        State.WRONG,
        why,
        "Install Raccord again; if it stays so, report it with the log.");
  }

  private static Finding plugins() {
    List<String> found = new ArrayList<>();
    for (String text : property("raccord.plugins").split(File.pathSeparator, -1)) {
      Path folder = Path.of(text);
      if (!Files.isDirectory(folder)) {
        found.add(folder + " (not made yet)");
        continue;
      }
      try (var jars = Files.list(folder)) {
        long count = jars.filter(f -> f.toString().endsWith(".jar")).count();
        found.add(folder + " (" + count + (count == 1 ? " bundle)" : " bundles)"));
      } catch (IOException e) {
        return new Finding(
            "Plugins",
            State.WRONG,
            folder + " cannot be read",
            "Give yourself permission to read it.");
      }
    }
    return well("Plugins", String.join("; ", found));
  }

  private static Finding folder(String subject, String property) {
    Path folder = Path.of(property(property));
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isWritable(there)) {
      return new Finding(
          subject, State.WRONG, folder + " may not be written", "Give yourself permission.");
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String text = folder + " (" + free / GIGABYTE + " GB free)";
      return free < LEAST_SPACE
          ? new Finding(subject, State.WRONG, text, "Free some space on that disk.")
          : well(subject, text);
    } catch (IOException e) {
      return well(subject, folder.toString());
    }
  }

  private static Finding log() {
    return well("Log", property("raccord.log"));
  }

  private static Finding credentials(UnaryOperator<String> environment) {
    try {
      return well(
          "Signing", SigningTools.find(environment).name() + ", for raccord provenance --sign");
    } catch (SigningException e) {
      return new Finding(
          "Signing",
          State.ABSENT,
          "no tool for content credentials (C2PA) is there",
          "Only needed to sign takes. " + e.getMessage());
    }
  }

  private static Finding ffmpeg(UnaryOperator<String> environment) {
    Optional<Path> file = Programs.find(environment, "ffmpeg");
    if (file.isPresent()) {
      return well("ffmpeg", file.get() + ", for converting media that is not read");
    }
    return new Finding(
        "ffmpeg",
        State.ABSENT,
        "the command is not on the path",
        "Only needed to convert media that Raccord does not read; it brings its own library for"
            + " the rest.");
  }
}
