package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads the pods of the manifests where no cluster can (C10.76).
class KubernetesPodTest {
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void podIsWhatTheRestrictedStandardAllows(String engine) throws IOException {
        Manifests manifests = Manifests.of(engine);
        PodSecurityContext pod = manifests.pod().getSecurityContext();
        SecurityContext container = manifests.container().getSecurityContext();

        assertThat(pod.getRunAsNonRoot()).isTrue();
        assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(manifests.pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void podRunsAsTheUserOfTheImage(String engine) throws IOException {
        Manifests manifests = Manifests.of(engine);
        PodSecurityContext pod = manifests.pod().getSecurityContext();

        assertThat(pod.getRunAsUser() + ":" + pod.getRunAsGroup()).isEqualTo(ofTheImage("USER"));
        assertThat(manifests.container().getImage()).matches(".+/sallyport:[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void podAsksForLittle(String engine) throws IOException {
        Container container = Manifests.of(engine).container();

        assertThat(container.getResources().getRequests())
                .isEqualTo(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("32Mi")));
        assertThat(container.getResources().getLimits()).isEqualTo(Map.of("memory", new Quantity("128Mi")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void portsAreThoseOfTheProgram(String engine) throws IOException {
        Map<String, Integer> ports = Manifests.of(engine).container().getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));

        assertThat(ports).isEqualTo(Map.of("http", Ports.service(), "operations", Ports.operations()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void probesAskThePortOfOperations(String engine) throws IOException {
        Manifests manifests = Manifests.of(engine);
        Container container = manifests.container();

        assertThat(asked(container.getStartupProbe())).isEqualTo("/q/health/live");
        assertThat(asked(container.getLivenessProbe())).isEqualTo("/q/health/live");
        assertThat(asked(container.getReadinessProbe())).isEqualTo("/q/health/ready");
        // The store is given a second before it counts as down.
        assertThat(container.getReadinessProbe().getTimeoutSeconds()).isGreaterThan(1);
        assertThat(manifests.settings()).containsEntry("SALLYPORT_OPERATIONS_HOST", "0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void settingsAreAFileWhereTheProgramLooksForIt(String engine) throws IOException {
        Manifests manifests = Manifests.of(engine);

        assertThat(manifests.mounts())
                .containsEntry("settings", ofTheImage("WORKDIR"))
                .containsEntry("temporary", "/tmp");
        // Otherwise Kubernetes sets names of ours for the Service.
        assertThat(manifests.pod().getEnableServiceLinks()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void thereIsTimeForRequestsUnderWayBeforeTheEnd(String engine) throws IOException {
        Manifests manifests = Manifests.of(engine);
        long farewell =
                manifests.container().getLifecycle().getPreStop().getSleep().getSeconds();
        String underWay = manifests.settings().get("QUARKUS_SHUTDOWN_TIMEOUT");

        assertThat(manifests.pod().getTerminationGracePeriodSeconds())
                .isGreaterThan(farewell
                        + Duration.parse("PT" + underWay.toUpperCase(Locale.ROOT))
                                .toSeconds());
    }

    private static String asked(Probe probe) {
        assertThat(probe.getHttpGet().getPort()).isEqualTo(new IntOrString("operations"));
        return probe.getHttpGet().getPath();
    }

    private static String ofTheImage(String instruction) throws IOException {
        return Dockerfile.named("Dockerfile.native")
                .lastStage()
                .all(instruction)
                .getLast()
                .rest();
    }
}
