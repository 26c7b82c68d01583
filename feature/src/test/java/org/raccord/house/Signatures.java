package org.raccord.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.annotation.bundle.Export;

/** Writes down what the exported packages offer, one line a member, in a stable order. */
final class Signatures {

  private Signatures() {}

  /** The text of each exported package, by package name. */
  static Map<String, String> ofExportedPackages() {
    Map<String, List<Class<?>>> types = new TreeMap<>();
    for (JavaClass found : Rooms.CLASSES) {
      JavaPackage home = found.getPackage();
      if (home.isAnnotatedWith(Export.class) && !found.getSimpleName().equals("package-info")) {
        Class<?> type = found.reflect();
        if (visible(type)) {
          types.computeIfAbsent(home.getName(), name -> new ArrayList<>()).add(type);
        }
      }
    }
    Map<String, String> texts = new TreeMap<>();
    types.forEach(
        (name, members) ->
            texts.put(
                name,
                members.stream()
                    .sorted(Comparator.comparing(Class::getName))
                    .map(Signatures::of)
                    .collect(Collectors.joining("\n"))));
    return texts;
  }

  private static boolean visible(Class<?> type) {
    for (Class<?> t = type; t != null; t = t.getEnclosingClass()) {
      if ((t.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
        return false;
      }
    }
    return true;
  }

  private static String of(Class<?> type) {
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (shows(field.getModifiers()) && !field.isSynthetic()) {
        String value = field.isEnumConstant() ? "constant " : field(field) + " ";
        members.add(value + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (shows(constructor.getModifiers())
          && !constructor.isSynthetic()
          && !isCanonical(type, constructor)) {
        members.add("new" + parameters(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (shows(method.getModifiers()) && !method.isSynthetic() && !isImplied(type, method)) {
        members.add(
            flags(method.getModifiers(), method.isDefault())
                + name(method.getGenericReturnType())
                + " "
                + method.getName()
                + parameters(method));
      }
    }
    Collections.sort(members);
    return heading(type)
        + "\n"
        + members.stream().map(m -> "  " + m + "\n").collect(Collectors.joining());
  }

  private static boolean shows(int modifiers) {
    return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }

  private static boolean isCanonical(Class<?> type, Constructor<?> constructor) {
    return type.isRecord()
        && Arrays.equals(
            constructor.getParameterTypes(),
            Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray());
  }

  /** What every record or enum has. */
  private static boolean isImplied(Class<?> type, Method method) {
    if (type.isEnum()) {
      return method.getName().equals("values") || method.getName().equals("valueOf");
    }
    boolean ofObject =
        Stream.of("equals", "hashCode", "toString").anyMatch(n -> n.equals(method.getName()));
    boolean accessor =
        type.isRecord()
            && Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getAccessor().equals(method));
    return ofObject || accessor;
  }

  private static String heading(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "annotation"
            : type.isInterface()
                ? "interface"
                : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
    StringBuilder text = new StringBuilder();
    if (type.isSealed()) {
      text.append("sealed ");
    }
    if (kind.equals("class") && Modifier.isAbstract(type.getModifiers())) {
      text.append("abstract ");
    }
    if (kind.equals("class") && Modifier.isFinal(type.getModifiers())) {
      text.append("final ");
    }
    text.append(kind).append(' ').append(brief(type.getName()));
    if (type.getTypeParameters().length > 0) {
      text.append(
          Arrays.stream(type.getTypeParameters())
              .map(Type::getTypeName)
              .collect(Collectors.joining(", ", "<", ">")));
    }
    if (type.isRecord()) {
      text.append(
          Arrays.stream(type.getRecordComponents())
              .map(c -> name(c.getGenericType()) + " " + c.getName())
              .collect(Collectors.joining(", ", "(", ")")));
    }
    Class<?> parent = type.getSuperclass();
    if (kind.equals("class") && parent != null && parent != Object.class) {
      text.append(" extends ").append(name(type.getGenericSuperclass()));
    }
    if (type.getGenericInterfaces().length > 0) {
      text.append(
          Arrays.stream(type.getGenericInterfaces())
              .map(Signatures::name)
              .collect(
                  Collectors.joining(", ", type.isInterface() ? " extends " : " implements ", "")));
    }
    return text.toString();
  }

  private static String field(Field field) {
    return flags(field.getModifiers(), false) + name(field.getGenericType());
  }

  private static String flags(int modifiers, boolean isDefault) {
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "")
        + (isDefault ? "default " : "");
  }

  private static String parameters(Executable member) {
    String failures =
        member.getGenericExceptionTypes().length == 0
            ? ""
            : Arrays.stream(member.getGenericExceptionTypes())
                .map(Signatures::name)
                .collect(Collectors.joining(", ", " throws ", ""));
    return Arrays.stream(member.getParameters())
            .map(Parameter::getParameterizedType)
            .map(Signatures::name)
            .collect(Collectors.joining(", ", "(", ")"))
        + failures;
  }

  private static String name(Type type) {
    return brief(type.getTypeName());
  }

  /** Names of the JDK and of the house are clear without their packages. */
  private static String brief(String name) {
    return name.replaceAll("\\b(java|org\\.raccord)(\\.[a-z][a-z0-9]*)+\\.(?=[A-Z])", "")
        .replace('$', '.');
  }
}
