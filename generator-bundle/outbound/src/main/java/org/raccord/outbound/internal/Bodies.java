package org.raccord.outbound.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.raccord.generator.OutboundRequest;
import org.raccord.generator.OutboundRequest.Body;
import org.raccord.generator.OutboundRequest.Into;
import org.raccord.generator.OutboundRequest.Part;

/** Bodies of requests, and the part of a file that is asked for. */
public final class Bodies {

  private Bodies() {}

  /** Puts method and body into a request. */
  public static void put(OutboundRequest request, HttpRequest.Builder sent)
      throws FileNotFoundException {
    Body body = request.body();
    if (body instanceof Body.Text text) {
      sent.header("Content-Type", text.type());
      sent.method(request.method(), BodyPublishers.ofString(text.text()));
    } else if (body instanceof Body.Form form) {
      String boundary = "raccord-" + UUID.randomUUID();
      sent.header("Content-Type", "multipart/form-data; boundary=" + boundary);
      sent.method(request.method(), form(form, boundary));
    } else {
      sent.method(request.method(), BodyPublishers.noBody());
    }
  }

  /** RFC 7578; names are percent-encoded as browsers do it. */
  private static BodyPublisher form(Body.Form form, String boundary) throws FileNotFoundException {
    List<BodyPublisher> parts = new ArrayList<>();
    for (Part part : form.parts()) {
      StringBuilder head = new StringBuilder("--" + boundary + "\r\n");
      head.append("Content-Disposition: form-data; name=\"")
          .append(quoted(part.name()))
          .append('"');
      if (part instanceof Part.FileOf file) {
        head.append("; filename=\"").append(quoted(file.filename())).append("\"\r\n");
        head.append("Content-Type: ").append(file.type()).append("\r\n\r\n");
        parts.add(text(head.toString()));
        parts.add(BodyPublishers.ofFile(file.file()));
      } else if (part instanceof Part.Field field) {
        head.append("\r\n\r\n").append(field.text());
        parts.add(text(head.toString()));
      }
      parts.add(text("\r\n"));
    }
    parts.add(text("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String name) {
    return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
  }

  /** Asks for the rest of a file of which a part is there. */
  public static void range(OutboundRequest request, HttpRequest.Builder sent) throws IOException {
    if (request.into() instanceof Into.SavedTo saved
        && saved.resume().isPresent()
        && Files.isRegularFile(saved.file())) {
      long there = Files.size(saved.file());
      if (there > 0) {
        sent.header("Range", "bytes=" + there + "-");
        saved.resume().get().validator().ifPresent(v -> sent.header("If-Range", v));
      }
    }
  }
}
