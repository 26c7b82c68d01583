package org.raccord.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A package that came as a .zip, unpacked into a folder of its own until it is closed. */
record Unzipped(Path folder) implements AutoCloseable {

  private static final int MOST_ENTRIES = 100;
  private static final long MOST_BYTES = 4L << 30;

  /** Above this a file is larger than anything that models compress to. */
  private static final long MOST_RATIO = 200;

  static Unzipped of(Path zip) throws PackageException, IOException {
    Path folder = Files.createTempDirectory("raccord-model-");
    Unzipped made = new Unzipped(folder);
    try (ZipFile file = new ZipFile(zip.toFile())) {
      made.unpack(file, zip);
      return made;
    } catch (ZipException e) {
      made.close();
      throw new PackageException(
          zip + " is no ZIP archive or is broken off: " + e.getMessage() + ". Copy it again.", e);
    } catch (PackageException | IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private void unpack(ZipFile file, Path zip) throws PackageException, IOException {
    if (file.size() > MOST_ENTRIES) {
      throw new PackageException(
          zip + " holds " + file.size() + " files: a package has a few. Choose the right archive.");
    }
    long room = MOST_BYTES;
    Enumeration<? extends ZipEntry> entries = file.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (entry.isDirectory()) {
        continue;
      }
      String name = entry.getName();
      if (name.contains("..")
          || name.startsWith("/")
          || name.contains("\\")
          || name.contains(":")) {
        throw new PackageException(
            zip
                + " holds a file that would lie outside its folder ("
                + name
                + "). Do not use this archive.");
      }
      String plain = name.substring(name.lastIndexOf('/') + 1);
      Path target = folder.resolve(plain);
      if (plain.isEmpty() || Files.exists(target)) {
        throw new PackageException(
            zip + " holds more than one folder with " + plain + ". Unpack it and add one folder.");
      }
      long most =
          Math.min(room, MOST_RATIO * Math.max(4096, Math.max(0, entry.getCompressedSize())));
      room -= copy(file, entry, target, most, zip);
    }
  }

  private static long copy(ZipFile file, ZipEntry entry, Path target, long most, Path zip)
      throws PackageException, IOException {
    long written = 0;
    try (InputStream in = file.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        written += n;
        if (written > most) {
          throw new PackageException(
              zip
                  + " unpacks to far more than it holds ("
                  + entry.getName()
                  + "). Do not use this archive.");
        }
        out.write(buffer, 0, n);
      }
    }
    return written;
  }

  @Override
  public void close() throws IOException {
    Installed.delete(folder);
  }
}
