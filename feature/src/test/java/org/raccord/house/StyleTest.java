package org.raccord.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.annotation.versioning.Version;

/** Rules of the house style that a machine can check. */
class StyleTest {

  private static final String THIRD_PARTY =
      "(org\\.bytedeco|javafx|atlantafx|ai\\.djl|ai\\.onnxruntime|com\\.google|org\\.jtransforms|pl\\.edu|picocli|org\\.slf4j|org\\.osgi\\.framework)\\..*";

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaPackage found : packages()) {
      if (!found.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(found.getName());
      }
    }
    assertEquals(Set.of(), unmarked, "package-info.java says @NullMarked");
  }

  @Test
  void whatIsExportedHasAVersionAndWhatIsInternalIsNotExported() {
    Set<String> wrong = new TreeSet<>();
    for (JavaPackage found : packages()) {
      boolean exported = found.isAnnotatedWith(Export.class);
      boolean internal = (found.getName() + ".").contains(".internal.");
      if (exported && (internal || !found.isAnnotatedWith(Version.class))) {
        wrong.add(found.getName());
      }
      if (!exported && !internal && !isPlainJar(found.getName())) {
        wrong.add(found.getName());
      }
    }
    assertEquals(
        Set.of(),
        wrong,
        "A package is exported, with @Export and @Version, or ends in .internal, or lies below it");
  }

  @Test
  void anExportedInterfaceSaysWhoImplementsIt() {
    classes()
        .that(
            describe(
                "are exported top-level interfaces, not sealed",
                type ->
                    exported(type)
                        && type.isInterface()
                        && !type.isAnnotation()
                        && type.isTopLevelClass()
                        && !type.getSimpleName().equals("package-info")
                        && !type.reflect().isSealed()))
        .should()
        .beAnnotatedWith(ConsumerType.class)
        .orShould()
        .beAnnotatedWith(ProviderType.class)
        .because("a change of one breaks implementors, of the other only callers")
        .check(Rooms.CLASSES);
  }

  @Test
  void noThirdPartyTypeStandsInAnExportedSignature() {
    methods()
        .that()
        .arePublic()
        .or()
        .areProtected()
        .and(
            describe(
                "belong to an exported type",
                method ->
                    exported(method.getOwner())
                        && method.getOwner().getModifiers().contains(JavaModifier.PUBLIC)))
        .should(nameNoThirdPartyType())
        .because("whoever uses a contract need not have our libraries")
        .check(Rooms.CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Data|Info)")
        .because("such a name would fit any class")
        .check(Rooms.CLASSES);
  }

  @Test
  void noMethodIsThereOnlyToRefuse() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(UnsupportedOperationException.class)
        .because("capabilities are asked before use")
        .check(Rooms.CLASSES);
  }

  @Test
  void onlyTheLauncherEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.raccord.launcher..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("a bundle does not own the process")
        .check(Rooms.CLASSES);
  }

  @Test
  void onlySkinsTheLauncherAndTheReportOfAKitWriteToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.raccord.launcher..",
            "org.raccord.cli..",
            "org.raccord.desktop..",
            "org.raccord.conformance..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("what others have to say goes to the log or to whoever called them")
        .check(Rooms.CLASSES);
  }

  private static Set<JavaPackage> packages() {
    Set<JavaPackage> found = new java.util.HashSet<>();
    for (JavaClass type : Rooms.CLASSES) {
      found.add(type.getPackage());
    }
    return found;
  }

  /** The launcher is a plain jar, and a conformance kit is a library for tests. */
  private static boolean isPlainJar(String packageName) {
    return packageName.startsWith("org.raccord.launcher");
  }

  private static boolean exported(JavaClass type) {
    return type.getPackage().isAnnotatedWith(Export.class);
  }

  private static ArchCondition<JavaMethod> nameNoThirdPartyType() {
    return new ArchCondition<>("name no third-party type") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Set<JavaClass> named = new java.util.HashSet<>(method.getRawParameterTypes());
        named.add(method.getRawReturnType());
        method.getParameterTypes().forEach(t -> named.addAll(t.getAllInvolvedRawTypes()));
        named.addAll(method.getReturnType().getAllInvolvedRawTypes());
        for (JavaClass type : named) {
          if (type.getName().matches(THIRD_PARTY)) {
            events.add(
                SimpleConditionEvent.violated(
                    method, method.getFullName() + " names " + type.getName()));
          }
        }
      }
    };
  }
}
