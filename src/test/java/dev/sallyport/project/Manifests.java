package dev.sallyport.project;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The manifests of one way to run Sallyport in Kubernetes, read as strictly as its API server reads them: a field that
/// is not in the API, or not of its type, is a failure.
record Manifests(List<HasMetadata> objects) {
    private static final Path FOLDER = Path.of("docker/kubernetes");
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NothingExtra())
            .build();

    /// Those that both engines have, and those of an engine: `sqlite` or `postgresql`.
    static Manifests of(String engine) throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        for (Path folder : List.of(FOLDER, FOLDER.resolve(engine))) {
            for (Path file : files(folder)) {
                objects.addAll(read(file));
            }
        }
        return new Manifests(List.copyOf(objects));
    }

    static List<HasMetadata> read(Path file) throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        for (JsonNode document : YamlFile.documents(file)) {
            objects.add((HasMetadata) STRICT.treeToValue(document, KubernetesResource.class));
        }
        return objects;
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The one of its kind.
    <T extends HasMetadata> T the(Class<T> kind) {
        List<T> found = all(kind);
        if (found.size() != 1) {
            throw new AssertionError("There are %d of %s".formatted(found.size(), kind.getSimpleName()));
        }
        return found.getFirst();
    }

    DeploymentSpec deployment() {
        return the(Deployment.class).getSpec();
    }

    PodSpec pod() {
        return deployment().getTemplate().getSpec();
    }

    Container container() {
        return pod().getContainers().getFirst();
    }

    /// Where each volume is, by its name.
    Map<String, String> mounts() {
        return container().getVolumeMounts().stream()
                .collect(Collectors.toMap(VolumeMount::getName, VolumeMount::getMountPath));
    }

    /// As the program finds them: the environment wins over the file.
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        the(Secret.class)
                .getStringData()
                .get(".env")
                .lines()
                .filter(line -> line.startsWith("SALLYPORT_"))
                .map(line -> line.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        settings.putAll(the(ConfigMap.class).getData());
        container().getEnv().forEach(variable -> settings.put(variable.getName(), variable.getValue()));
        return settings;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.yaml(\\.example)?"))
                    .sorted()
                    .toList();
        }
    }

    /// Overlooks the place that the model keeps for fields it does not know.
    private static final class NothingExtra extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
