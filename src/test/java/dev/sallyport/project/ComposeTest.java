package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.project.Dockerfile.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reads `compose.yaml` where no container engine can (C10.76).
class ComposeTest {
    /// Of the keys that the Compose specification has for a service, those in use: another one may be a slip.
    private static final Set<String> KEYS = Set.of(
            "build",
            "cap_drop",
            "command",
            "depends_on",
            "environment",
            "healthcheck",
            "image",
            "init",
            "logging",
            "mem_limit",
            "network_mode",
            "networks",
            "pids_limit",
            "ports",
            "profiles",
            "read_only",
            "restart",
            "secrets",
            "security_opt",
            "shm_size",
            "tmpfs",
            "user",
            "volumes");

    private JsonNode compose;
    private Map<String, JsonNode> services;

    @BeforeEach
    void read() throws IOException {
        compose = YamlFile.documents(Path.of("docker/compose.yaml")).getFirst();
        services = compose.path("services")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void everyKeyIsOneThatComposeKnows() {
        assertThat(services).isNotEmpty();
        services.forEach((name, service) ->
                assertThat(service.fieldNames()).as(name).toIterable().isSubsetOf(KEYS));
    }

    @Test
    void everythingIsPublishedToThisMachineOnly() {
        assertThat(services.values().stream().flatMap(service -> YamlFile.texts(service.path("ports")).stream()))
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"))
                .noneSatisfy(port -> assertThat(port).endsWith(":9000"));
        assertThat(services.values())
                .noneMatch(service -> service.path("network_mode").asText().equals("host"));
    }

    @Test
    void everyContainerIsConfined() {
        services.forEach((name, service) -> {
            // The demo compiles itself.
            assertThat(service.path("read_only").asBoolean()).as(name).isEqualTo(!name.equals("demo"));
            assertThat(YamlFile.texts(service.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(YamlFile.texts(service.path("security_opt"))).as(name).containsExactly("no-new-privileges:true");
            assertThat(service.path("mem_limit").asText()).as(name).matches("[0-9]+[mg]");
            assertThat(service.path("pids_limit").asInt()).as(name).isPositive();
        });
        assertThat(services.get("sallyport").path("mem_limit").asText()).isEqualTo("128m");
    }

    @Test
    void imagesThatAreNotBuiltHereArePinnedAndNotRunByRoot() {
        assertThat(services.values())
                .filteredOn(service -> service.path("build").isMissingNode())
                .isNotEmpty()
                .allSatisfy(service -> {
                    assertThat(service.path("image").asText()).matches("docker\\.io/library/[a-z]+:[0-9].*");
                    assertThat(service.path("user").asText()).matches("[1-9][0-9]*:[1-9][0-9]*");
                });
    }

    @Test
    void secretsComeFromFilesThatAreNotCommitted() throws IOException {
        assertThat(compose.path("secrets"))
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(secret.path("file").asText()).startsWith("secrets/"));
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("/docker/secrets/");
        assertThat(services.values().stream()
                        .flatMap(service -> service.path("environment").propertyStream()))
                .filteredOn(variable -> variable.getKey().contains("PASSWORD"))
                .allSatisfy(variable -> assertThat(variable.getKey()).endsWith("_FILE"));
    }

    @Test
    void settingsLieWhereTheProgramLooksForThem() throws IOException {
        String folder = Dockerfile.named("Dockerfile.native")
                .lastStage()
                .all("WORKDIR")
                .getLast()
                .rest();

        assertThat(services.get("sallyport").path("secrets"))
                .singleElement()
                .satisfies(secret -> assertThat(secret.path("target").asText()).isEqualTo(folder + "/.env"));
    }

    @Test
    void sallyportIsTheNativeImageAndTheDemoOneOfItsOwn() {
        assertThat(services.get("sallyport").at("/build/dockerfile").asText()).isEqualTo("docker/Dockerfile.native");
        assertThat(services.get("demo").at("/build/dockerfile").asText()).isEqualTo("docker/Dockerfile.demo");
        assertThat(services.get("demo").path("image"))
                .isNotEqualTo(services.get("sallyport").path("image"));
    }

    @Test
    void demoStartsWhenAskedForAndMeetsNothingOfTheOthers() {
        JsonNode demo = services.get("demo");

        assertThat(YamlFile.texts(demo.path("profiles"))).containsExactly("demo");
        assertThat(demo.path("secrets").isMissingNode()).isTrue();
        services.forEach((name, service) -> {
            if (!name.equals("demo")) {
                assertThat(YamlFile.texts(service.path("networks")))
                        .doesNotContainAnyElementsOf(YamlFile.texts(demo.path("networks")));
                assertThat(YamlFile.texts(service.path("volumes")))
                        .doesNotContainAnyElementsOf(YamlFile.texts(demo.path("volumes")));
            }
        });
    }

    @Test
    void demoShowsThePortsThatItsImageListensAt() throws IOException {
        List<String> exposed = Dockerfile.named("Dockerfile.demo").lastStage().all("EXPOSE").stream()
                .map(Instruction::arguments)
                .flatMap(List::stream)
                .toList();

        assertThat(YamlFile.texts(services.get("demo").path("ports")).stream()
                        .map(port -> port.substring(port.lastIndexOf(':') + 1)))
                .containsExactlyInAnyOrderElementsOf(exposed);
        assertThat(Files.readString(Path.of("docker/demo.sh"))).contains("TCP-LISTEN:" + exposed.getLast() + ",");
    }

    @Test
    void databaseIsReachedFromSallyportOnly() {
        assertThat(YamlFile.texts(services.get("database").path("networks"))).containsExactly("back");
        assertThat(services.get("database").path("ports").isMissingNode()).isTrue();
        assertThat(compose.at("/networks/back/internal").asBoolean()).isTrue();
    }

    @Test
    void healthIsAskedForWhereSallyportTellsIt() throws IOException {
        JsonNode health = services.get("health");

        assertThat(health.path("network_mode").asText()).isEqualTo("service:sallyport");
        assertThat(YamlFile.texts(health.at("/healthcheck/test")))
                .contains("http://127.0.0.1:" + Ports.operations() + "/q/health/ready");
        assertThat(services.get("database").at("/healthcheck/test")).isNotEmpty();
    }
}
