package com.ovgcpayments.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** The application's packages serve one audience each, and a connector knows the engine by its contract only. */
@AnalyzeClasses(
        packages = "com.ovgcpayments.gateway",
        importOptions = {ImportOption.DoNotIncludeTests.class, ApplicationArchitectureTest.WithoutFixtures.class})
class ApplicationArchitectureTest {
    private static final String ROOT = "com.ovgcpayments.gateway.";

    private static final List<String> AUDIENCES = List.of(
            ROOT + "api..",
            ROOT + "checkout..",
            ROOT + "dashboard..",
            ROOT + "notifications..",
            ROOT + "ops..",
            ROOT + "jobs..");

    /** Who puts things together, and so knows them all. */
    private static final String[] ASSEMBLY = {ROOT + "app..", ROOT + "cli..", ROOT + "config.."};

    @ArchTest
    static void audiencesDoNotKnowEachOther(JavaClasses code) {
        for (String audience : AUDIENCES) {
            List<String> others = new ArrayList<>(AUDIENCES);
            others.remove(audience);
            others.addAll(List.of(ASSEMBLY));
            noClasses()
                    .that()
                    .resideInAPackage(audience)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.toArray(String[]::new))
                    .check(code);
        }
    }

    @ArchTest
    static final ArchRule onlyAssemblyKnowsAudiences = noClasses()
            .that(not(resideInAnyPackage(ASSEMBLY)).and(not(resideInAnyPackage(AUDIENCES.toArray(String[]::new)))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AUDIENCES.toArray(String[]::new));

    @ArchTest
    static final ArchRule connectorsKnowTheContractOnly = classes()
            .that()
            .resideInAPackage(ROOT + "connector.*..")
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("com.ovgcpayments.gateway.."))
                    .or(resideInAnyPackage(
                            ROOT + "connector..",
                            ROOT + "bank",
                            ROOT + "json",
                            ROOT + "money",
                            ROOT + "net",
                            ROOT + "settings",
                            ROOT + "secret")));

    @ArchTest
    static final ArchRule connectorsDoNotKnowEachOther =
            slices().matching(ROOT + "connector.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyStorageKnowsJdbc = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "storage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb..", "io.zonky..");

    @ArchTest
    static final ArchRule oneLog = noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    /** A command has a thread of its own and nothing else to do; everything else shares event loops. */
    @ArchTest
    static final ArchRule onlyCommandsBlock = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .callMethodWhere(target(name("sleep")).and(target(owner(name("java.lang.Thread")))))
            .orShould()
            .callMethodWhere(target(name("await")).and(target(owner(nameMatching("io\\.vertx\\.core\\..*")))))
            .orShould()
            .callMethodWhere(target(nameMatching("get|join"))
                    .and(target(owner(nameMatching("java\\.util\\.concurrent\\.(Completable)?Future")))))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.concurrent\\.(CountDownLatch|CyclicBarrier|Semaphore|Phaser)");

    @ArchTest
    static final ArchRule noJunkDrawers = classes()
            .should()
            .resideOutsideOfPackages("..util..", "..utils..", "..common..", "..helper..", "..manager..", "..impl..");

    /** Leaves out what is there for tests only: the engine's fixtures, and the kit that tests connectors. */
    static final class WithoutFixtures implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar") && !location.contains("connector-testkit");
        }
    }
}
