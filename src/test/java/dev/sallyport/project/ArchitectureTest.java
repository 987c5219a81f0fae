package dev.sallyport.project;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Holds the arrows between the packages and the house rules that a compiler cannot see.
class ArchitectureTest {
    private static final String ROOT = "dev.sallyport";
    private static final String SANDBOX = ROOT + ".sandbox..";

    /// Whom each package may know, besides itself. A new package must be entered here before it may know anyone.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("account", Set.of("factor", "person", "token", "web")),
            Map.entry("attempts", Set.of("factor", "person", "store", "time")),
            Map.entry("audit", Set.of("factor", "person", "store")),
            Map.entry("auth0", Set.of("factor", "person", "remote")),
            Map.entry("budget", Set.of("factor", "person", "store", "time")),
            Map.entry("challenge", Set.of("attempts", "factor", "person", "store", "time", "web")),
            Map.entry(
                    "cli",
                    Set.of(
                            "audit",
                            "budget",
                            "factor",
                            "migration",
                            "person",
                            "settings",
                            "store",
                            "support",
                            "token")),
            Map.entry("enrolment", Set.of("auth0", "factor", "person", "store", "web")),
            Map.entry("factor", Set.of("remote", "store")),
            Map.entry(
                    "login",
                    Set.of(
                            "attempts",
                            "audit",
                            "auth0",
                            "budget",
                            "challenge",
                            "enrolment",
                            "factor",
                            "migration",
                            "notice",
                            "person",
                            "store",
                            "time",
                            "token",
                            "web")),
            Map.entry("migration", Set.of("factor")),
            Map.entry("notice", Set.of("attempts", "audit", "auth0", "enrolment", "factor", "person", "store", "web")),
            Map.entry("person", Set.of("factor", "store")),
            Map.entry("remote", Set.of()),
            Map.entry("sandbox", Set.of()),
            // What a key of requests is, the token's reader knows.
            Map.entry("settings", Set.of("token")),
            Map.entry("store", Set.of()),
            Map.entry("support", Set.of("attempts", "audit", "budget", "enrolment", "factor", "notice", "person")),
            Map.entry("time", Set.of()),
            Map.entry("token", Set.of("person", "web")),
            // The store's failure becomes a page in the one place where all failures do.
            Map.entry("web", Set.of("store")));

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesKnowOnlyWhomTheyMay() {
        Map<String, Set<String>> forbidden = new TreeMap<>();
        for (JavaClass one : OURS) {
            Set<String> allowed = ARROWS.getOrDefault(feature(one), Set.of());
            one.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> isOurs(dependency.getTargetClass()))
                    .filter(dependency -> !feature(dependency.getTargetClass()).equals(feature(one)))
                    .filter(dependency -> !allowed.contains(feature(dependency.getTargetClass())))
                    .forEach(dependency -> forbidden
                            .computeIfAbsent(
                                    feature(one) + " → " + feature(dependency.getTargetClass()), _ -> new TreeSet<>())
                            .add(dependency.getDescription()));
        }

        assertThat(forbidden).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        holds(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void nobodyKnowsTheSandbox() {
        holds(noClasses()
                .that(not(resideInAPackage(SANDBOX)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SANDBOX));
    }

    @Test
    void whatAFactorIsKnowsNoneOfThem() {
        String factor = ROOT + ".factor";
        holds(noClasses()
                .that()
                .resideInAPackage(factor)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(factor)))));
    }

    @Test
    void everyPackageIsNullMarkedAndIntroduced() {
        Set<String> packages = new TreeSet<>();
        Set<String> introduced = new TreeSet<>();
        for (JavaClass one : OURS) {
            packages.add(one.getPackageName());
            if (one.getSimpleName().equals("package-info") && one.isAnnotatedWith(NullMarked.class)) {
                introduced.add(one.getPackageName());
            }
        }

        assertThat(introduced).isEqualTo(packages);
    }

    @Test
    void httpMethodsOfResourcesArePublic() {
        // Quarkus ignores others with no more than a warning, and the route then answers 404.
        holds(methods()
                .that(describe("are HTTP methods of a resource", ArchitectureTest::isHttpMethodOfAResource))
                .should()
                .bePublic());
    }

    @Test
    void httpMethodsOfResourcesReturnAUni() {
        // Quarkus takes others for blocking, and runs each of their requests on a thread of its own.
        holds(methods()
                .that(describe("are HTTP methods of a resource", ArchitectureTest::isHttpMethodOfAResource))
                .should()
                .haveRawReturnType(Uni.class));
    }

    @Test
    void theTimeComesFromAClock() {
        holds(noClasses()
                .that(not(resideInAPackage(SANDBOX)).and(not(resideInAPackage(ROOT + ".time.."))))
                .should()
                .callMethodWhere(describe(
                        "asks the system for the time",
                        call -> asksForTheTime(
                                call.getTarget().getOwner().getName(),
                                call.getTarget().getName(),
                                call.getTarget().getRawParameterTypes().isEmpty()))));
    }

    @Test
    void nothingSleeps() {
        holds(noClasses()
                .should()
                .callMethodWhere(describe(
                        "sleeps",
                        call -> call.getTarget().getOwner().isEquivalentTo(Thread.class)
                                && call.getTarget().getName().equals("sleep"))));
    }

    @Test
    void namesTellWhatAClassIs() {
        holds(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)"));
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(OURS);
    }

    private static boolean isOurs(JavaClass one) {
        return one.getPackageName().equals(ROOT) || one.getPackageName().startsWith(ROOT + ".");
    }

    private static String feature(JavaClass one) {
        String[] names = one.getPackageName().split("\\.", 4);
        return names.length > 2 ? names[2] : "";
    }

    private static boolean isHttpMethodOfAResource(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return !owner.isInterface()
                && owner.isAnnotatedWith(Path.class)
                && method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static boolean asksForTheTime(String owner, String method, boolean withoutArguments) {
        return switch (owner) {
            case "java.lang.System" -> method.equals("currentTimeMillis");
            case "java.time.Clock" -> method.startsWith("system");
            default -> owner.startsWith("java.time.") && method.equals("now") && withoutArguments;
        };
    }
}
