package org.raccord.media.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.raccord.media.SourceMark;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A mark as an XMP packet; see ISO 16684-1 and IPTC's extension schema. */
final class XmpPacket {

  private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String TYPE = "DigitalSourceType";
  private static final String SYSTEM = "AISystemUsed";
  private static final String VERSION = "AISystemVersionUsed";

  private XmpPacket() {}

  static byte[] write(SourceMark mark) {
    StringBuilder text = new StringBuilder(1024);
    text.append("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
        .append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"")
        .append(RDF)
        .append("\">\n<rdf:Description rdf:about=\"\" xmlns:Iptc4xmpExt=\"")
        .append(IPTC)
        .append("\">\n");
    property(text, TYPE, mark.sourceType());
    mark.system().ifPresent(s -> property(text, SYSTEM, s));
    mark.systemVersion().ifPresent(v -> property(text, VERSION, v));
    text.append("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void property(StringBuilder text, String name, String value) {
    text.append("<Iptc4xmpExt:").append(name).append('>');
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                // Other control characters cannot stand in XML at all.
                default -> text.appendCodePoint(c < ' ' || c == 0xfffe || c == 0xffff ? ' ' : c);
              }
            });
    text.append("</Iptc4xmpExt:").append(name).append(">\n");
  }

  /** The mark in a packet; empty where it has none or is no packet at all. */
  static Optional<SourceMark> read(byte[] packet) {
    Document document;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      document = builder.parse(new ByteArrayInputStream(trimmed(packet)));
    } catch (SAXException | IOException e) {
      // Somebody's metadata in a form of its own is no reason to refuse the media.
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK's parser refuses document types", e);
    }
    return value(document, TYPE)
        .map(type -> new SourceMark(type, value(document, SYSTEM), value(document, VERSION)));
  }

  /** Packets are padded with blanks or zeroes, which a parser takes for content. */
  private static byte[] trimmed(byte[] packet) {
    int end = packet.length;
    while (end > 0 && packet[end - 1] <= ' ' && packet[end - 1] >= 0) {
      end--;
    }
    return java.util.Arrays.copyOf(packet, end);
  }

  /** A property as an element, an element that names a resource, or an attribute. */
  private static Optional<String> value(Document document, String name) {
    NodeList elements = document.getElementsByTagNameNS(IPTC, name);
    if (elements.getLength() > 0 && elements.item(0) instanceof Element element) {
      String resource = element.getAttributeNS(RDF, "resource");
      return said(resource.isBlank() ? element.getTextContent() : resource);
    }
    NodeList descriptions = document.getElementsByTagNameNS(RDF, "Description");
    for (int i = 0; i < descriptions.getLength(); i++) {
      if (descriptions.item(i) instanceof Element description
          && description.hasAttributeNS(IPTC, name)) {
        return said(description.getAttributeNS(IPTC, name));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> said(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }
}
