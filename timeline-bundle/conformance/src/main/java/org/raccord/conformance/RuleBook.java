package org.raccord.conformance;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of a kit as a document. */
public final class RuleBook {

  private final List<Part> parts;

  private RuleBook(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * The rules that {@code kit} and the classes above it declare.
   *
   * @throws IllegalArgumentException if a rule has no number, no intent or the number of another,
   *     or a chapter no heading
   */
  public static RuleBook of(Class<?> kit) {
    Deque<Class<?>> line = new ArrayDeque<>();
    for (Class<?> type = kit; type != null && type != Object.class; type = type.getSuperclass()) {
      line.addFirst(type);
    }
    List<Part> parts = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (Class<?> type : line) {
      List<Entry> entries =
          Stream.of(type.getDeclaredMethods())
              .flatMap(method -> entry(method).stream())
              .sorted(Comparator.comparing(Entry::number))
              .toList();
      for (Entry entry : entries) {
        if (!numbers.add(entry.number())) {
          throw new IllegalArgumentException("Two rules have the number " + entry.number());
        }
      }
      if (!entries.isEmpty()) {
        Chapter chapter = type.getAnnotation(Chapter.class);
        if (chapter == null) {
          throw new IllegalArgumentException(type + " declares rules and is no chapter");
        }
        parts.add(new Part(chapter.value(), entries));
      }
    }
    return new RuleBook(parts);
  }

  private static Optional<Entry> entry(Method method) {
    Rule rule = method.getAnnotation(Rule.class);
    if (rule == null) {
      return Optional.empty();
    }
    String[] name = method.getName().split("_", 3);
    if (name.length < 3 || rule.value().isBlank()) {
      throw new IllegalArgumentException(method + " lacks need, number, name or intent");
    }
    return Optional.of(new Entry(name[1], name[0], rule.value()));
  }

  /** How many rules there are. */
  public int size() {
    return parts.stream().mapToInt(part -> part.entries().size()).sum();
  }

  /** The numbers, in the order of the document. */
  public List<String> numbers() {
    return parts.stream().flatMap(part -> part.entries().stream()).map(Entry::number).toList();
  }

  /**
   * The document.
   *
   * @param title its heading
   * @param preface what stands before the rules
   */
  public String text(String title, String preface) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(title).append("\n\n").append(preface.strip()).append('\n');
    for (Part part : parts) {
      text.append("\n## ").append(part.heading()).append("\n\n");
      text.append("| rule | need | intent |\n|---|---|---|\n");
      for (Entry entry : part.entries()) {
        text.append("| ")
            .append(entry.number())
            .append(" | ")
            .append(entry.need())
            .append(" | ")
            .append(entry.intent().replace("|", "\\|"))
            .append(" |\n");
      }
    }
    return text.toString();
  }

  private record Part(String heading, List<Entry> entries) {}

  private record Entry(String number, String need, String intent) {}
}
