package dev.sallyport.bench;

import dev.sallyport.packaged.Packaging;
import java.nio.file.Path;
import java.util.List;

/// One of the two forms that the packaged program has, with the bounds that its container would set.
///
/// @param compiles whether it becomes faster while it runs
record Build(String name, List<String> command, boolean compiles) {
    /// What the build made last.
    static Build made() {
        return switch (Packaging.made()) {
            case Packaging.Jar _ -> jar();
            case Packaging.Executable(var file) -> executable(file);
        };
    }

    /// As Dockerfile.jvm runs it in a container of 512 MiB, but without its AOT cache.
    private static Build jar() {
        Path jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        return new Build("jar", List.of(java(), "-XX:+UseSerialGC", "-Xmx256m", "-jar", jar.toString()), true);
    }

    /// With the heap that it takes by itself in a container of 128 MiB.
    static Build executable(Path file) {
        return new Build("native", List.of(file.toString(), "-Xmx100m"), false);
    }

    /// @param mebibytes instead of what its container would leave it
    Build withHeap(int mebibytes) {
        return new Build(
                name,
                command.stream()
                        .map(word -> word.startsWith("-Xmx") ? "-Xmx" + mebibytes + "m" : word)
                        .toList(),
                compiles);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
