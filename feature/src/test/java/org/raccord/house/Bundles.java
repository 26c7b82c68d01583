package org.raccord.house;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.raccord.ill.IllGenerator;
import org.raccord.toy.ToyGenerator;

/** Packs bundles as a plugin's author does: with bnd, against the bundles of the distribution. */
public final class Bundles {

  private Bundles() {}

  /** The toy generator. */
  public static Path toy(Path folder) throws IOException {
    return pack(folder.resolve("toy-1.0.0.jar"), ToyGenerator.class, "1.0.0", "*");
  }

  /** The toy generator, needing a package that nothing here gives. */
  public static Path unresolvable(Path folder) throws IOException {
    return pack(
        folder.resolve("newer-toy-1.0.0.jar"),
        ToyGenerator.class,
        "1.0.0",
        "org.raccord.holodeck;version='[7,8)',*");
  }

  /** The toy generator as an author would build it against an interface of years from now. */
  public static Path newer(Path folder) throws IOException {
    return pack(
        folder.resolve("future-toy-1.0.0.jar"),
        ToyGenerator.class,
        "1.0.0",
        "org.raccord.generator;version='[99,100)',*");
  }

  /** A jar that somebody took for a plugin: classes without a word about bundles. */
  public static Path plainJar(Path folder) throws IOException {
    Path jar = folder.resolve("plain.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("readme.txt"));
      out.write('x');
      out.closeEntry();
    }
    return jar;
  }

  /** The ill generator. Its file has the same name in every version, as an update's has. */
  public static Path ill(Path folder, String version) throws IOException {
    return pack(folder.resolve(version).resolve("ill.jar"), IllGenerator.class, version, "*");
  }

  /**
   * Puts a file into a folder in one step, as a careful installer does, in place of a former one.
   */
  public static Path drop(Path file, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.copy(file, folder.resolve(file.getFileName() + ".part"));
    return Files.move(part, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path pack(Path jar, Class<?> generator, String version, String imports)
      throws IOException {
    Path classes = Path.of(location(generator));
    Files.createDirectories(jar.getParent());
    try (Builder builder = new Builder()) {
      builder.setClasspath(classpath(classes));
      builder.setProperty(
          "Bundle-SymbolicName",
          jar.getFileName().toString().replace(".jar", "").replace("-1.0.0", ""));
      builder.setProperty("Bundle-Version", version);
      builder.setProperty("Private-Package", generator.getPackageName());
      builder.setProperty(
          "Import-Package", "org.jspecify.annotations;resolution:=optional," + imports);
      builder.setProperty("-noimportjava", "true");
      Jar built = builder.build();
      if (!builder.getErrors().isEmpty()) {
        throw new IOException("The bundle could not be packed: " + builder.getErrors());
      }
      built.write(jar.toFile());
      return jar;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) { // as bnd declares it
      throw new IOException(e);
    }
  }

  private static File[] classpath(Path classes) {
    return List.of(
            classes.toString(),
            location(org.raccord.generator.ClipGenerator.class),
            location(org.raccord.model.fill.Take.class))
        .stream()
        .map(File::new)
        .toArray(File[]::new);
  }

  private static String location(Class<?> type) {
    return Path.of(
            java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
