package dev.sallyport.packaged;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/// What the build made of the program. This is the one place that knows; the tests run either.
public sealed interface Packaging {
    /// A jar that starts those beside it, with the AOT cache that the build made of it, as docker/Dockerfile.jvm has
    /// it.
    record Jar(Path launcher) implements Packaging {
        @Override
        public List<String> command() {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Path cache = launcher.resolve("../../app.aot").normalize();
            return List.of(java, "-XX:AOTCache=" + cache, "-XX:+UseSerialGC", "-jar", launcher.toString());
        }
    }

    /// A native executable.
    record Executable(Path file) implements Packaging {
        @Override
        public List<String> command() {
            return List.of(file.toString());
        }
    }

    /// What starts it, from any folder.
    List<String> command();

    /// What the build made last, by the note that Quarkus leaves of it.
    static Packaging made() {
        Path target = Path.of("target").toAbsolutePath();
        Properties note = new Properties();
        try (Reader reader = Files.newBufferedReader(target.resolve("quarkus-artifact.properties"))) {
            note.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path path = target.resolve(note.getProperty("path"));
        String type = note.getProperty("type");
        return switch (type) {
            case "jar" -> new Jar(path);
            case "native" -> new Executable(path);
            default -> throw new IllegalStateException("The build made something unknown: " + type);
        };
    }
}
