package org.raccord.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped. */
class DistributionIT {

  @Test
  void theZipKeepsTheStartScriptExecutable() throws IOException {
    Path zip = Path.of(System.getProperty("raccord.zip", "target/raccord.zip"));
    try (FileSystem inside =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
      Path home;
      try (Stream<Path> roots = Files.list(inside.getPath("/"))) {
        home = roots.findFirst().orElseThrow();
      }
      assertTrue(
          Files.getPosixFilePermissions(home.resolve("bin/raccord"))
              .contains(PosixFilePermission.OTHERS_EXECUTE));
      for (String needed :
          new String[] {"LICENSE", "NOTICE", "THIRD-PARTY.txt", "lib", "bundles", "plugins"}) {
        assertTrue(Files.exists(home.resolve(needed)), needed);
      }
    }
  }

  @Test
  void theNoticeNamesEverythingThatIsShipped() throws IOException {
    String notice = Files.readString(Installation.BUILT.resolve("THIRD-PARTY.txt"));
    Set<String> unnamed = new TreeSet<>();
    for (Path jar : jars()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        file.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.matches("META-INF/maven/[^/]+/[^/]+/pom.properties"))
            .filter(name -> !name.contains("/org.raccord/"))
            .map(name -> Path.of(name))
            .map(name -> name.getName(2) + ":" + name.getName(3))
            .filter(name -> !notice.contains("(" + name + ")"))
            .forEach(unnamed::add);
      }
    }
    assertEquals(Set.of(), unnamed);
  }

  @Test
  void onlyOnePlatformsNativeLibrariesAreShipped() throws IOException {
    Set<String> platforms = new TreeSet<>();
    for (Path jar : jars()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        file.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.matches(".*/(linux|macosx|osx|windows|win)-[a-z0-9_]+/[^/]+"))
            .filter(name -> name.matches(".*(\\.so(\\.\\d+)*|\\.dylib|\\.dll)"))
            .map(name -> Path.of(name).getParent().getFileName().toString())
            .map(DistributionIT::platform)
            .forEach(platforms::add);
      }
    }
    assertEquals(1, platforms.size(), platforms::toString);
  }

  /** ONNX Runtime has other names for the same: {@code linux-x64}, {@code osx-aarch64}. */
  private static String platform(String folder) {
    return folder
        .replaceFirst("^osx-", "macosx-")
        .replaceFirst("^win-", "windows-")
        .replaceFirst("-x64$", "-x86_64")
        .replaceFirst("-aarch64$", "-arm64");
  }

  private static Set<Path> jars() throws IOException {
    Set<Path> jars = new TreeSet<>();
    for (String folder : new String[] {"lib", "bundles"}) {
      try (Stream<Path> files = Files.list(Installation.BUILT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
      }
    }
    return jars;
  }
}
