package obliged;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.slack.api.model.view.View;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arrows of the house: who may know whom. */
@AnalyzeClasses(packages = "obliged", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    /** Whom each package may know, in Java and in SQL; nobody may know the root. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("slack", Set.of("ask", "thanks", "reminder", "digest", "team", "person", "outbox", "shared")),
            Map.entry("digest", Set.of("ask", "thanks", "team", "person", "outbox", "store", "shared")),
            Map.entry("reminder", Set.of("ask", "team", "person", "outbox", "store", "shared")),
            Map.entry("thanks", Set.of("ask", "team", "person", "outbox", "store", "shared")),
            Map.entry("ask", Set.of("team", "person", "outbox", "store", "shared")),
            Map.entry("team", Set.of("store", "shared")),
            Map.entry("person", Set.of("store", "shared")),
            Map.entry("outbox", Set.of("store", "shared")),
            Map.entry("store", Set.of("shared")),
            Map.entry("shared", Set.of()),
            Map.entry("machine", Set.of("store")),
            Map.entry("log", Set.of("shared")),
            Map.entry("demo", Set.of("sandbox")),
            Map.entry("sandbox", Set.of()));

    @ArchTest
    static final ArchRule arrows = arrows();

    private static ArchRule arrows() {
        Architectures.LayeredArchitecture house = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("obliged..")
                .layer("root")
                .definedBy("obliged");
        for (String name : ARROWS.keySet()) {
            house = house.layer(name).definedBy("obliged." + name + "..");
        }
        house = house.whereLayer("root").mayNotBeAccessedByAnyLayer();
        for (Map.Entry<String, Set<String>> arrow : ARROWS.entrySet()) {
            Architectures.LayeredArchitecture.LayerDependencySpecification layer = house.whereLayer(arrow.getKey());
            house = arrow.getValue().isEmpty()
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(arrow.getValue().toArray(new String[0]));
        }
        return house;
    }

    /** The folders of the face, in their order: each may use only what stands before it. */
    private static final List<String> FACE = List.of(
            "dates",
            "text",
            "api",
            "metadata",
            "directory",
            "kit",
            "team",
            "ask",
            "reminder",
            "thanks",
            "digest",
            "home");

    @ArchTest
    static final ArchRule eachFolderOfTheFaceUsesOnlyThoseBeforeIt = inOrder("obliged.slack", FACE);

    @ArchTest
    static final ArchRule theFaceHasNoCycles =
            slices().matching("obliged.slack.(*)").should().beFreeOfCycles();

    /** The folders of the sandbox, in their order; the page stands on top of the sandbox itself. */
    private static final List<String> SANDBOX = List.of("blocks", "world", "wire", "api", "client");

    @ArchTest
    static final ArchRule eachFolderOfTheSandboxUsesOnlyThoseBeforeIt = inOrder("obliged.sandbox", SANDBOX)
            .layer("page")
            .definedBy("obliged.sandbox.page")
            .whereLayer("page")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule theSandboxHasNoCycles =
            slices().matching("obliged.sandbox.(*)").should().beFreeOfCycles();

    private static Architectures.LayeredArchitecture inOrder(String root, List<String> folders) {
        Architectures.LayeredArchitecture layers =
                layeredArchitecture().consideringOnlyDependenciesInAnyPackage(root + "..");
        for (String folder : folders) {
            layers = layers.layer(folder).definedBy(root + "." + folder);
        }
        layers = layers.layer("root").definedBy(root);
        for (int i = 0; i < folders.size(); i++) {
            layers = i == 0
                    ? layers.whereLayer(folders.get(i)).mayNotAccessAnyLayer()
                    : layers.whereLayer(folders.get(i))
                            .mayOnlyAccessLayers(folders.subList(0, i).toArray(String[]::new));
        }
        return layers;
    }

    @ArchTest
    static final ArchRule asksKnowNeitherTheirListsNorTheirCards = noClasses()
            .that()
            .resideInAPackage("obliged.ask")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("obliged.ask.list..", "obliged.ask.card..", "obliged.ask.data..");

    @ArchTest
    static final ArchRule theValuesOfAsksKnowNothingOfAsks = noClasses()
            .that()
            .resideInAPackage("obliged.ask.value")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("obliged.ask", "obliged.ask.list..", "obliged.ask.card..", "obliged.ask.data..");

    @ArchTest
    static final ArchRule listsAndCardsOfAsksDoNotKnowEachOther = slices().matching("obliged.ask.(*)")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("obliged.ask.value"));

    @ArchTest
    static final ArchRule onlyTheFaceAndTheRootKnowSlack = noClasses()
            .that()
            .resideOutsideOfPackages("obliged", "obliged.slack..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.slack..", "okhttp3..");

    /** The SDK's own writer sends what Slack refuses. */
    @ArchTest
    static final ArchRule blocksAndViewsAreWrittenInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("obliged.slack.api.SlackJson")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("GsonFactory")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("ResponseSender")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("SlashCommandResponse")
            .orShould()
            .callMethodWhere(target(owner(resideInAPackage("com.slack.api.methods.request..")))
                    .and(target(name("blocks")).or(target(name("view")))))
            .orShould()
            .callMethodWhere(target(owner(resideInAPackage("com.slack.api.bolt.context..")))
                    .and(target(name("ackWithUpdate")).or(target(name("ackWithPush"))))
                    .and(target(rawParameterTypes(View.class))));

    @ArchTest
    static final ArchRule datesKnowNoSlack = classes()
            .that()
            .resideInAPackage("obliged.slack.dates..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "obliged.slack.dates..", "obliged.ask..", "obliged.shared..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsTheDriver = noClasses()
            .that()
            .resideOutsideOfPackage("obliged.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.sqlite..", "com.zaxxer..", "org.flywaydb..");

    private static final DescribedPredicate<JavaClass> READS_THE_TIME = resideInAPackage("java.time")
            .and(DescribedPredicate.describe(
                    "read the time",
                    type -> type.isEquivalentTo(Instant.class)
                            || type.isEquivalentTo(LocalDate.class)
                            || type.isEquivalentTo(LocalDateTime.class)
                            || type.isEquivalentTo(ZonedDateTime.class)));

    @ArchTest
    static final ArchRule onlyTheRootReadsTheTime = noClasses()
            .that()
            .resideOutsideOfPackage("obliged")
            .should()
            .callMethodWhere(target(owner(READS_THE_TIME)).and(target(name("now"))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC");
}
