package com.ovgcpayments.gateway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The engine's packages stand on one another as docs and folders say, and block nobody's event loop. */
@AnalyzeClasses(packages = "com.ovgcpayments.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineArchitectureTest {
    private static final String ROOT = "com.ovgcpayments.gateway.";

    @ArchTest
    static final ArchRule higherStandsOnLower = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("values")
            .definedBy(
                    ROOT + "money",
                    ROOT + "id",
                    ROOT + "net",
                    ROOT + "json",
                    ROOT + "settings",
                    ROOT + "secret",
                    ROOT + "observation",
                    ROOT + "bank",
                    ROOT + "image")
            .layer("storage")
            .definedBy(ROOT + "storage")
            .layer("connector")
            .definedBy(ROOT + "connector")
            .layer("records")
            .definedBy(
                    ROOT + "session",
                    ROOT + "outbox",
                    ROOT + "merchant",
                    ROOT + "idempotency",
                    ROOT + "audit",
                    ROOT + "operator",
                    ROOT + "account",
                    ROOT + "ledger",
                    ROOT + "requestlog")
            .layer("routing")
            .definedBy(ROOT + "routing")
            .layer("refund")
            .definedBy(ROOT + "refund", ROOT + "reversal")
            .layer("payout")
            .definedBy(ROOT + "payout")
            .layer("payment")
            .definedBy(ROOT + "payment")
            .layer("settlement")
            .definedBy(ROOT + "settlement")
            .layer("overview")
            .definedBy(ROOT + "overview")
            .layer("reconciliation")
            .definedBy(ROOT + "reconciliation")
            .layer("webhook")
            .definedBy(ROOT + "webhook")
            .layer("retention")
            .definedBy(ROOT + "retention")
            .layer("verification")
            .definedBy(ROOT + "verification")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("values")
            .mayNotAccessAnyLayer()
            .whereLayer("storage")
            .mayOnlyAccessLayers("values")
            .whereLayer("connector")
            .mayOnlyAccessLayers("values", "storage")
            .whereLayer("records")
            .mayOnlyAccessLayers("values", "storage", "connector")
            .whereLayer("routing")
            .mayOnlyAccessLayers("values", "storage", "connector", "records")
            .whereLayer("refund")
            .mayOnlyAccessLayers("values", "storage", "connector", "records")
            .whereLayer("payout")
            .mayOnlyAccessLayers("values", "storage", "connector", "records")
            .whereLayer("payment")
            .mayOnlyAccessLayers("values", "storage", "connector", "records", "routing", "refund")
            .whereLayer("settlement")
            .mayOnlyAccessLayers("values", "storage", "connector", "records")
            .whereLayer("overview")
            .mayOnlyAccessLayers("values", "storage", "connector", "records")
            .whereLayer("reconciliation")
            .mayOnlyAccessLayers("values", "storage", "connector", "records", "settlement")
            .whereLayer("webhook")
            .mayOnlyAccessLayers("values", "storage", "connector", "records", "refund", "payment")
            .whereLayer("retention")
            .mayOnlyAccessLayers("values", "storage", "records")
            .whereLayer("verification")
            .mayOnlyAccessLayers("values", "storage", "connector", "records", "refund", "payment", "webhook");

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

    @ArchTest
    static final ArchRule nobodyBlocks = noClasses()
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
}
