package org.raccord.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rooms of the house, what each may use, and why. The picture in the design, as data. */
final class Rooms {

  /** All classes of all rooms, tests left out. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.raccord");

  /** Room by name; the room's packages are {@code org.raccord.NAME} and below. */
  static final Map<String, Room> ALL = new TreeMap<>();

  static {
    room("model", "time and timelines are plain values that every room shares");
    room("otio", "a file format knows the model it fills, and no media", "model");
    room("media", "pictures and sound are read without knowing what asks for them", "model");
    room("program", "showing a timeline takes the timeline and its media", "model", "media");
    room("conformance", "kits of every contract are made with it, so that it knows none");
    room("audio", "a sound maker is written against the model alone", "model");
    room(
        "audio.tck",
        "the conformance kit of sound is handed samples and opens no media",
        "model",
        "audio",
        "conformance");
    room("acoustics", "measuring sound takes samples, wherever they come from", "model");
    room(
        "matching",
        "a sound maker sees sound, not generators or the host",
        "model",
        "audio",
        "media",
        "acoustics");
    room("mary", "a voice sees a text and no timeline, media or host", "model", "audio");
    room(
        "pocket",
        "a voice sees a text and a person's speech, and no timeline, media or host",
        "model",
        "audio",
        "acoustics");
    room("generator", "a generator is written against the model alone", "model");
    room("outbound", "what leaves the machine leaves through one door", "model", "generator");
    room(
        "generator.tck",
        "the conformance kit decodes what a generator made",
        "model",
        "generator",
        "outbound",
        "media",
        "conformance");
    room("imaging", "pixels are worked on without knowing who fills what", "model", "media");
    room(
        "continuity",
        "the embedded generator is a generator like any other: it sees no host",
        "model",
        "generator",
        "media",
        "imaging");
    room(
        "models",
        "a local model is a generator like any other: it sees no host",
        "model",
        "generator",
        "media",
        "imaging");
    room(
        "comfyui",
        "a client of servers needs the contract alone: pictures come and go as files",
        "model",
        "generator");
    room(
        "videoapi",
        "a server's client knows its wire and the contract, no media and no host",
        "model",
        "generator");
    room(
        "seams",
        "takes are measured as they are, whoever made them and wherever they are kept",
        "model",
        "media",
        "imaging",
        "acoustics");
    room(
        "qc",
        "a programme is measured as it plays, whatever plays it and whoever asks",
        "model",
        "acoustics");
    room(
        "core",
        "the core knows contracts, never one provider of them, and no skin",
        "model",
        "generator",
        "outbound",
        "audio",
        "otio",
        "media",
        "program",
        "imaging",
        "seams",
        "qc");
    room(
        "cli",
        "a skin works through the core and sees no other skin",
        "model",
        "generator",
        "core");
    room(
        "desktop",
        "a skin works through the core and sees no other skin",
        "model",
        "generator",
        "core");
    room("launcher", "the launcher runs before there is any bundle");
    room("logging", "a library serves every room and knows none");
  }

  private Rooms() {}

  private static void room(String name, String because, String... uses) {
    ALL.put(name, new Room(name, because, List.of(uses)));
  }

  /**
   * A room.
   *
   * @param name what follows {@code org.raccord.} in its packages
   * @param because why it may use no more
   * @param uses the rooms it may use
   */
  record Room(String name, String because, List<String> uses) {

    /** Whether a package belongs to this room and not to a room within it. */
    boolean holds(String packageName) {
      return roomOf(packageName).equals(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The room that a package belongs to; the longest name wins. Empty where there is none. */
  static String roomOf(String packageName) {
    String found = "";
    for (String name : ALL.keySet()) {
      String base = "org.raccord." + name;
      if ((packageName.equals(base) || packageName.startsWith(base + "."))
          && name.length() > found.length()) {
        found = name;
      }
    }
    return found;
  }
}
