package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.project.Dockerfile.Instruction;
import dev.sallyport.settings.SettingNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads the Dockerfiles where no container engine can (C10.76).
class DockerfileTest {
    private static final Pattern PINNED = Pattern.compile("[a-z0-9.]+/[a-z0-9./-]+:(?!latest)[a-z0-9.-]+");
    private static final Pattern SECRET = Pattern.compile("(?i)SALLYPORT_|secret|password|token|api.?key");
    private static final Pattern BIND = Pattern.compile("type=bind,source=([^,\\s]+)");

    @Test
    void everyDockerfileIsAmongTheseTests() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docker"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("Dockerfile")))
                    .containsExactlyInAnyOrder("Dockerfile.native", "Dockerfile.jvm", "Dockerfile.demo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.jvm", "Dockerfile.demo"})
    void imageRunsAsANumberedUserWhoIsNotRoot(String name) throws IOException {
        List<Instruction> users = Dockerfile.named(name).lastStage().all("USER");

        assertThat(users).isNotEmpty();
        assertThat(users.getLast().rest()).matches("[1-9][0-9]*:[1-9][0-9]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.jvm", "Dockerfile.demo"})
    void everyBaseIsNamedInFullAndPinnedToATag(String name) throws IOException {
        List<Instruction> bases = Dockerfile.named(name).all("FROM");

        assertThat(bases)
                .isNotEmpty()
                .allSatisfy(base -> assertThat(base.arguments().getFirst()).matches(PINNED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.jvm", "Dockerfile.demo"})
    void nothingIsFetchedThatNobodyLooksAt(String name) throws IOException {
        Dockerfile file = Dockerfile.named(name);

        assertThat(file.all("ADD")).isEmpty();
        assertThat(file.all("RUN")).noneMatch(run -> run.rest().matches(".*(https?://|\\b(curl|wget)\\b).*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.jvm", "Dockerfile.demo"})
    void noSecretIsBakedIn(String name) throws IOException {
        Dockerfile file = Dockerfile.named(name);

        assertThat(Stream.of("ARG", "ENV", "LABEL").flatMap(kind -> file.all(kind).stream()))
                .noneMatch(line -> SECRET.matcher(line.rest()).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.jvm", "Dockerfile.demo"})
    void startNeedsNoShellToBeUnderstood(String name) throws IOException {
        List<Instruction> entries = Dockerfile.named(name).lastStage().all("ENTRYPOINT");

        assertThat(entries).hasSize(1);
        assertThat(new ObjectMapper().readTree(entries.getFirst().rest()).isArray())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.jvm", "Dockerfile.demo"})
    void whatIsCopiedFromTheSourcesIsThereAndSentToTheEngine(String name) throws IOException {
        List<String> sent = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        assertThat(readFromTheSources(Dockerfile.named(name))).isNotEmpty().allSatisfy(source -> {
            assertThat(Path.of(source)).exists();
            assertThat(sent).contains(source);
        });
    }

    @Test
    void onlyWhatABuildReadsIsSentToTheEngine() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(lines.getFirst()).isEqualTo("*");
        // The tenant's own copy of the Deploy CLI's file lies among the sources, and holds credentials.
        assertThat(lines.indexOf("src/main/auth0/config.json")).isGreaterThan(lines.indexOf("!src/main"));
        assertThat(lines.indexOf("**/.env")).isGreaterThan(lines.indexOf("!src/main"));
    }

    @Test
    void nativeImageHasNothingToRunButSallyport() throws IOException {
        Dockerfile image = Dockerfile.named("Dockerfile.native").lastStage();

        assertThat(image.all("FROM").getFirst().rest()).startsWith("gcr.io/distroless/");
        // Either of them would need a shell to be there.
        assertThat(image.all("RUN")).isEmpty();
        assertThat(image.all("CMD")).isEmpty();
        assertThat(image.all("HEALTHCHECK")).extracting(Instruction::rest).containsExactly("NONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.jvm"})
    void productionImagesHaveNoSandboxAndShowOnePort(String name) throws IOException {
        Dockerfile file = Dockerfile.named(name);

        assertThat(file.instructions())
                .noneMatch(line -> line.rest().matches(".*(quarkus:dev|profile=|sandbox|demo).*"));
        assertThat(file.lastStage().all("EXPOSE")).extracting(Instruction::rest).containsExactly("8080");
        // The engine would make one for whoever forgot theirs, and throw it away with the container.
        assertThat(file.all("VOLUME")).isEmpty();
    }

    @Test
    void trainingRunHasEverySettingItNeedsAndNoNetwork() throws IOException {
        String script = Files.readString(Path.of("docker/train.sh"));
        Set<String> set = Pattern.compile("\\b(SALLYPORT_[A-Z_]+)=")
                .matcher(script)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(set).containsAll(SettingNames.required());
        assertThat(SettingNames.known()).containsAll(set);
        assertThat(Dockerfile.named("Dockerfile.jvm").all("RUN"))
                .filteredOn(run -> run.rest().contains("/train.sh"))
                .singleElement()
                .satisfies(run -> assertThat(run.flag("network")).containsExactly("none"));
    }

    @Test
    void jvmRunsWithTheCollectorThatItsCacheWasMadeWith() throws IOException {
        Dockerfile image = Dockerfile.named("Dockerfile.jvm").lastStage();
        String training = image.all("RUN").getFirst().rest();
        String start = image.all("ENTRYPOINT").getFirst().rest();

        assertThat(collector(training)).isNotEmpty().isEqualTo(collector(start));
        assertThat(start).contains("-XX:AOTCache=/opt/sallyport/app.aot");
        assertThat(training).contains(" /opt/sallyport/app.aot ");
    }

    private static List<String> collector(String line) {
        return Pattern.compile("-XX:\\+Use\\w+GC")
                .matcher(line)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> readFromTheSources(Dockerfile file) {
        Stream<String> copied = file.all("COPY").stream()
                .filter(copy -> copy.flag("from").isEmpty())
                .map(copy -> copy.arguments().getFirst());
        Stream<String> mounted = file.all("RUN").stream()
                .flatMap(run -> BIND.matcher(run.rest()).results())
                .map(found -> found.group(1));
        return Stream.concat(copied, mounted).toList();
    }
}
