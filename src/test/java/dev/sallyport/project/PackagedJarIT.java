package dev.sallyport.project;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Looks into the packaged program: nothing that only the sandbox needs may be in it.
class PackagedJarIT {
    private static final Path PACKAGED = Path.of("target/quarkus-app");
    private static final String SANDBOX_CLASSES = "dev/sallyport/sandbox";

    @Test
    void noLibraryOfTheSandboxIsPackaged() throws IOException {
        List<String> libraries = jarsBelow("lib").stream()
                .map(jar -> jar.getFileName().toString().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(libraries).isNotEmpty().noneMatch(name -> name.matches(".*(graal|polyglot|truffle|icu4j).*"));
    }

    @Test
    void noClassAndNoResourceOfTheSandboxIsPackaged() throws IOException {
        List<String> entries = new ArrayList<>();
        for (Path jar : ownJars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream().map(JarEntry::getName).forEach(entries::add);
            }
        }

        assertThat(entries).anyMatch(name -> name.startsWith("dev/sallyport/"));
        assertThat(entries).noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("sandbox"));
    }

    @Test
    void noPackagedClassRefersToTheSandbox() throws IOException {
        // Beans and routes that Quarkus generates stand in classes of their own names: a reference would give them
        // away.
        List<String> referring = new ArrayList<>();
        for (Path jar : ownJars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    if (entry.getName().endsWith(".class") && text(file, entry).contains(SANDBOX_CLASSES)) {
                        referring.add(entry.getName());
                    }
                }
            }
        }

        assertThat(referring).isEmpty();
    }

    /// The application itself and what Quarkus generated for it.
    private static List<Path> ownJars() throws IOException {
        return Stream.of(jarsBelow("app"), jarsBelow("quarkus"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Path> jarsBelow(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(PACKAGED.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static String text(JarFile file, JarEntry entry) throws IOException {
        try (InputStream bytes = file.getInputStream(entry)) {
            return new String(bytes.readAllBytes(), ISO_8859_1);
        }
    }
}
