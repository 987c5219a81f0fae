package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.sallyport.settings.SettingNames;
import dev.sallyport.settings.SettingsCheck;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads the manifests where no cluster can (C10.76). What the pods are is [KubernetesPodTest]'s.
class KubernetesTest {
    private static final Map<String, String> LABEL = Map.of("app.kubernetes.io/name", "sallyport");

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void everyObjectIsOneThatKubernetesKnows(String engine) throws IOException {
        Manifests manifests = Manifests.of(engine);

        assertThat(manifests.objects()).hasSizeGreaterThan(6).noneMatch(GenericKubernetesResource.class::isInstance);
        assertThat(manifests.objects())
                .filteredOn(object -> !(object instanceof Namespace))
                .allSatisfy(object ->
                        assertThat(object.getMetadata().getNamespace()).isEqualTo("sallyport"));
    }

    @Test
    void misspeltFieldIsFound(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("service.yaml"), "{apiVersion: v1, kind: Service, spec: {prots: []}}");

        assertThatThrownBy(() -> Manifests.read(file))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("prots");
    }

    @Test
    void namespaceRefusesPodsThatAskForMore() throws IOException {
        assertThat(Manifests.of("sqlite").the(Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void everySettingThatIsNeededIsThereAndNoneIsMisspelt(String engine) throws IOException {
        Set<String> given = Manifests.of(engine).settings().keySet();

        assertThat(given).containsAll(SettingNames.required());
        assertThat(given).filteredOn(name -> name.startsWith("SALLYPORT_")).isSubsetOf(SettingNames.known());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void manifestsThatNobodyFilledInStartNothing(String engine) throws IOException {
        Map<String, String> settings = Manifests.of(engine).settings();

        assertThat(SettingsCheck.problems(key -> Optional.ofNullable(settings.get(variable(key)))))
                .anyMatch(problem -> problem.startsWith("sallyport.store.keys is an example value"))
                .anyMatch(problem -> problem.startsWith("sallyport.tenant.domain is not a bare host name"));
    }

    @Test
    void secretsAreInTheSecretAndNotInTheEnvironment() throws IOException {
        Manifests manifests = Manifests.of("postgresql");

        assertThat(manifests.the(Secret.class).getStringData()).containsOnlyKeys(".env");
        assertThat(manifests.the(ConfigMap.class).getData().keySet())
                .isNotEmpty()
                .noneMatch(name -> name.matches(".*(SECRET|KEY|STORE_URL).*"));
        assertThat(manifests.container().getEnv()).isEmpty();
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("/docker/kubernetes/secret.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void everythingIsAboutTheSamePods(String engine) throws IOException {
        Manifests manifests = Manifests.of(engine);

        assertThat(manifests.deployment().getTemplate().getMetadata().getLabels())
                .isEqualTo(LABEL);
        assertThat(manifests.deployment().getSelector().getMatchLabels()).isEqualTo(LABEL);
        assertThat(manifests.the(Service.class).getSpec().getSelector()).isEqualTo(LABEL);
        assertThat(manifests.all(NetworkPolicy.class))
                .filteredOn(policy -> policy.getMetadata().getName().startsWith("sallyport"))
                .isNotEmpty()
                .allSatisfy(
                        policy -> assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                                .isEqualTo(LABEL));
    }

    @Test
    void healthAndMetricsAreNotAmongTheServicesPorts() throws IOException {
        assertThat(Manifests.of("sqlite").the(Service.class).getSpec().getPorts())
                .extracting(ServicePort::getTargetPort)
                .containsExactly(new IntOrString("http"));
    }

    @Test
    void whatNoPolicyAllowsIsRefused() throws IOException {
        assertThat(Manifests.of("sqlite").all(NetworkPolicy.class)).anySatisfy(policy -> {
            NetworkPolicySpec everybody = policy.getSpec();
            assertThat(everybody.getPodSelector().getMatchLabels()).isEmpty();
            assertThat(everybody.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(everybody.getIngress()).isEmpty();
            assertThat(everybody.getEgress()).isEmpty();
        });
    }

    @Test
    void sqliteHasOnePodAtATimeAndKeepsItsFile() throws IOException {
        Manifests manifests = Manifests.of("sqlite");
        String claim = manifests.the(PersistentVolumeClaim.class).getMetadata().getName();

        assertThat(manifests.deployment().getReplicas()).isEqualTo(1);
        assertThat(manifests.deployment().getStrategy().getType()).isEqualTo("Recreate");
        assertThat(manifests.all(HorizontalPodAutoscaler.class)).isEmpty();
        assertThat(manifests.settings().get("SALLYPORT_STORE_URL"))
                .startsWith("sqlite:" + manifests.mounts().get("store") + "/");
        assertThat(manifests.pod().getVolumes())
                .filteredOn(volume -> volume.getName().equals("store"))
                .allSatisfy(
                        volume -> assertThat(volume.getPersistentVolumeClaim().getClaimName())
                                .isEqualTo(claim))
                .hasSize(1);
    }

    @Test
    void postgresqlHasSeveralPodsAndNeverNone() throws IOException {
        Manifests manifests = Manifests.of("postgresql");
        HorizontalPodAutoscaler scaler = manifests.the(HorizontalPodAutoscaler.class);
        PodDisruptionBudget budget = manifests.the(PodDisruptionBudget.class);

        assertThat(scaler.getSpec().getScaleTargetRef().getName())
                .isEqualTo(manifests.the(Deployment.class).getMetadata().getName());
        assertThat(scaler.getSpec().getMinReplicas()).isGreaterThan(1);
        // A number there would undo the scaler's at each apply.
        assertThat(manifests.deployment().getReplicas()).isNull();
        assertThat(manifests.deployment().getStrategy().getRollingUpdate().getMaxUnavailable())
                .isEqualTo(new IntOrString(0));
        assertThat(budget.getSpec().getMaxUnavailable()).isEqualTo(new IntOrString(1));
        assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(LABEL);
        assertThat(manifests.settings().get("SALLYPORT_STORE_URL"))
                .startsWith("postgresql://")
                .endsWith("?sslmode=verify-full");
    }

    private static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
