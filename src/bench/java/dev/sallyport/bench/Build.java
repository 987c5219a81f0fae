package dev.sallyport.bench;

import java.nio.file.Path;
import java.util.List;

/// One of the two forms that the packaged program has, with the bounds that its container would set.
record Build(String name, List<String> command) {
    /// As Dockerfile.jvm runs it in a container of 512 MiB, but without its AOT cache.
    static Build jar() {
        Path jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        return new Build("jar", List.of(java(), "-XX:+UseSerialGC", "-Xmx256m", "-jar", jar.toString()));
    }

    /// With the heap that it takes by itself in a container of 128 MiB.
    static Build executable(Path file) {
        return new Build("native", List.of(file.toString(), "-Xmx100m"));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
