package org.raccord.models.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The folder that packages are installed in: one folder each, under the package's name. */
record Installed(Path folder) {

  /** Names of what lies there, whether it can be used or not. */
  List<String> names() {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          String name = String.valueOf(entry.getFileName());
          if (Files.isRegularFile(entry.resolve(PackageFile.NAME)) && !name.startsWith(".")) {
            names.add(name);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(names);
  }

  boolean has(String name) {
    return names().contains(name);
  }

  /** All files that belong to a package. */
  static Set<String> files(ModelPackage described) {
    Set<String> files = new LinkedHashSet<>();
    files.add(PackageFile.NAME);
    described.graphs().forEach(graph -> files.add(graph.file()));
    described.licence().file().ifPresent(files::add);
    return files;
  }

  /** Copies a package that has been checked; it is there whole or not at all. */
  void add(ModelPackage described) throws IOException {
    Files.createDirectories(folder);
    Path fresh = Files.createTempDirectory(folder, ".adding-");
    try {
      for (String file : files(described)) {
        Files.copy(described.folder().resolve(file), fresh.resolve(file));
      }
      Path target = folder.resolve(described.name());
      if (Files.exists(target)) {
        Path old = Files.createTempDirectory(folder, ".replaced-");
        Files.move(target, old.resolve(described.name()));
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
      } else {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      delete(fresh);
    }
  }

  void remove(String name) throws IOException {
    // Out of sight first: a half-deleted package is never found.
    Path gone = Files.createTempDirectory(folder, ".removing-");
    Files.move(folder.resolve(name), gone.resolve(name));
    delete(gone);
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            found.add(dir);
            return FileVisitResult.CONTINUE;
          }
        });
    for (int i = found.size() - 1; i >= 0; i--) {
      Files.deleteIfExists(found.get(i));
    }
  }
}
