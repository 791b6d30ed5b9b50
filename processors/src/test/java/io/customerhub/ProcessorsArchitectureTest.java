package io.customerhub;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

@AnalyzeClasses(packages = "io.customerhub", importOptions = ImportOption.DoNotIncludeTests.class)
final class ProcessorsArchitectureTest {
    @ArchTest
    static final ArchRule stagesKnowOnlyThoseBeforeThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("declaration")
            .definedBy("io.customerhub.declaration")
            .layer("model")
            .definedBy("io.customerhub.model")
            .layer("mapping")
            .definedBy("io.customerhub.mapping")
            .layer("quality")
            .definedBy("io.customerhub.quality")
            .layer("identity")
            .definedBy("io.customerhub.identity..")
            .layer("profile")
            .definedBy("io.customerhub.profile")
            .layer("relation")
            .definedBy("io.customerhub.relation")
            .layer("scoring")
            .definedBy("io.customerhub.scoring..")
            .layer("trigger")
            .definedBy("io.customerhub.trigger")
            .whereLayer("declaration")
            .mayNotAccessAnyLayer()
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("mapping")
            .mayOnlyAccessLayers("declaration", "model")
            .whereLayer("quality")
            .mayOnlyAccessLayers("declaration", "model")
            .whereLayer("identity")
            .mayOnlyAccessLayers("declaration", "model", "quality")
            .whereLayer("profile")
            .mayOnlyAccessLayers("declaration", "model")
            .whereLayer("relation")
            .mayOnlyAccessLayers("declaration", "model", "identity", "profile")
            .whereLayer("scoring")
            .mayOnlyAccessLayers("declaration", "model", "profile")
            .whereLayer("trigger")
            .mayOnlyAccessLayers("declaration", "model", "identity", "scoring")
            .as(
                    "declaration, model ← mapping, quality, profile; quality ← identity; profile ← scoring; identity, profile ← relation; identity, scoring ← trigger");

    @ArchTest
    static final ArchRule everyClassBelongsToStage = classes()
            .should()
            .resideInAnyPackage(
                    "io.customerhub.declaration",
                    "io.customerhub.model",
                    "io.customerhub.mapping",
                    "io.customerhub.quality",
                    "io.customerhub.identity..",
                    "io.customerhub.profile",
                    "io.customerhub.relation",
                    "io.customerhub.scoring..",
                    "io.customerhub.trigger")
            .because("a package that the order does not name is not guarded");

    @ArchTest
    static final ArchRule identityTakesOnlyAcceptedRecords = noClasses()
            .that()
            .resideInAPackage("io.customerhub.identity..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Quarantined");

    @ArchTest
    static final ArchRule decidesWithoutCamelOrDatabase = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.camel..", "java.sql..", "javax.sql..", "org.jdbi.."));

    @ArchTest
    static final ArchRule decidesWithoutNetwork = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.net.."))
            .because("what is decided depends on what is given, and on nothing else");

    @ArchTest
    static final ArchRule oneCornerKnowsTheLibraryOfNets = noClasses()
            .that()
            .resideOutsideOfPackage("io.customerhub.scoring.net")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco.."))
            .because("a library that may have to be replaced is known in one place");

    @ArchTest
    static final ArchRule timeIsPassedIn =
            noClasses().should().callMethodWhere(describe("reads a clock", ProcessorsArchitectureTest::readsClock));

    @ArchTest
    static final ArchRule randomnessIsPassedIn = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.SecureRandom");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule moneyIsNoFloatingPointNumber = noClasses()
            .should()
            .callMethod(java.math.BigDecimal.class, "doubleValue")
            .orShould()
            .callMethod(java.math.BigDecimal.class, "floatValue")
            .orShould()
            .callConstructor(java.math.BigDecimal.class, double.class);

    private static boolean readsClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        String name = call.getName();
        return (owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system")))
                || (owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime").contains(name));
    }
}
