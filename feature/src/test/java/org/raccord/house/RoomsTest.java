package org.raccord.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every arrow of the design's table of rooms, and who may touch which third-party library. */
class RoomsTest {

  static Collection<Rooms.Room> rooms() {
    return Rooms.ALL.values();
  }

  @Test
  void everyClassLivesInARoom() {
    Set<String> strays = new TreeSet<>();
    for (JavaClass type : Rooms.CLASSES) {
      if (Rooms.roomOf(type.getPackageName()).isEmpty()) {
        strays.add(type.getName());
      }
    }
    assertEquals(Set.of(), strays, "A new room is entered in Rooms with what it may use");
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyTheRoomsBelowIt(Rooms.Room room) {
    DescribedPredicate<JavaClass> allowed =
        describe(
            "outside the house, in " + room.name() + " or in " + room.uses(),
            type -> {
              if (!type.getPackageName().startsWith("org.raccord")) {
                return true;
              }
              String other = Rooms.roomOf(type.getPackageName());
              return other.equals(room.name()) || room.uses().contains(other);
            });
    classes()
        .that(in(room))
        .should()
        .onlyDependOnClassesThat(allowed)
        .because(room.because())
        .allowEmptyShould(true)
        .check(Rooms.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomSeesNothingInternalOfAnother(Rooms.Room room) {
    DescribedPredicate<JavaClass> foreign =
        describe(
            "internal to another room",
            type ->
                (type.getPackageName() + ".").contains(".internal.")
                    && type.getPackageName().startsWith("org.raccord.")
                    && !room.holds(type.getPackageName()));
    noClasses()
        .that(in(room))
        .should()
        .dependOnClassesThat(foreign)
        .because("a bundle's internal packages are not there at run time")
        .allowEmptyShould(true)
        .check(Rooms.CLASSES);
  }

  @Test
  void theModelNeedsNothingButTheJdk() {
    classes()
        .that(in(Rooms.ALL.get("model")))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.raccord.model..", "org.jspecify.annotations..", "org.osgi.annotation..")
        .because("whatever fills a slot, anywhere, can carry the model with it")
        .check(Rooms.CLASSES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org.bytedeco..          | media imaging                                 | native memory is handled in two places and leaves neither
          org.jtransforms..       | acoustics                                     | one room knows how a spectrum is computed
          pl.edu.icm..            | acoustics                                     | one room knows how a spectrum is computed
          marytts..               | mary                                          | a voice is swapped with the library that speaks it
          com.google.gson..       | otio core cli models comfyui videoapi pocket  | JSON is read and written where a format is owned
          ai.djl..                | models                                        | one room runs models, and any of them may be swapped
          ai.onnxruntime..        | models pocket                                 | a model runs in the room that knows it, and any may be swapped
          javafx..                | desktop                                       | the toolkit is one skin's business
          atlantafx..             | desktop                                       | the toolkit is one skin's business
          picocli..               | cli                                           | arguments are one skin's business
          org.apache.felix..      | launcher                                      | bundles run in any framework
          org.junit..             | conformance audio.tck generator.tck           | tests ship in conformance kits alone
          java.util.logging..     | launcher cli                                  | rooms log through slf4j; the launcher and the skin decide where to
          org.osgi.service.log..  | logging                                       | rooms log through slf4j
          """)
  void aLibraryIsUsedWhereItBelongs(String library, String rooms, String because) {
    Set<String> allowed = Set.of(rooms.split(" "));
    noClasses()
        .that(
            describe(
                "are not in " + allowed,
                type -> !allowed.contains(Rooms.roomOf(type.getPackageName()))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(because)
        .check(Rooms.CLASSES);
  }

  @Test
  void onlyTheLauncherHandlesTheFramework() {
    noClasses()
        .that(not("launcher"))
        .should()
        .dependOnClassesThat(
            HasName.Predicates.nameMatching(
                "org\\.osgi\\.(util\\.tracker\\..*|framework\\.(BundleContext|BundleActivator))"))
        .because("components get what they need from Declarative Services")
        .check(Rooms.CLASSES);
  }

  private static DescribedPredicate<JavaClass> in(Rooms.Room room) {
    return describe("are in " + room.name(), type -> room.holds(type.getPackageName()));
  }

  private static DescribedPredicate<JavaClass> not(String room) {
    return describe(
        "are not in " + room, type -> !Rooms.roomOf(type.getPackageName()).equals(room));
  }
}
