package dev.sallyport.project;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.packaged.Packaging;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Looks into the packaged program, a jar or an executable: nothing that only the sandbox needs may be in it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxLeftOutIT {
    private static final Path SOURCES = Path.of("src/main/resources");
    private static final Pattern SANDBOX_CLASS =
            Pattern.compile("dev[./]sallyport[./]sandbox[./]([a-z]+[./])*[A-Z]\\w+");
    // The names of two more of Truffle's modules are in every native executable, which has nothing of them in it.
    private static final Pattern SCRIPT_ENGINE = Pattern.compile(
            "(com[./]oracle[./](js|truffle[./](api|js|regex))|org[./]graalvm[./]polyglot|com[./]ibm[./]icu)[./]\\w+");

    // All that a reader of the program could find: the names and contents of its files, one letter for each byte.
    private final List<String> contents = new ArrayList<>();

    @BeforeAll
    void read() throws IOException {
        switch (Packaging.made()) {
            case Packaging.Jar(Path launcher) -> readJars(launcher.resolveSibling(""));
            case Packaging.Executable(Path file) -> contents.add(Files.readString(file, ISO_8859_1));
        }
    }

    @Test
    void noClassOfTheSandboxIsThereOrNamed() {
        assertThat(found(Pattern.compile("dev[./]sallyport[./]login[./]LoginResource")))
                .isNotEmpty();

        assertThat(found(SANDBOX_CLASS)).isEmpty();
    }

    @Test
    void noFileOfTheSandboxIsThere() throws IOException {
        assertThat(contents).anyMatch(content -> content.contains(telling(SOURCES.resolve("db/001-first.sql"))));

        try (Stream<Path> files = Files.walk(SOURCES.resolve("sandbox"))) {
            assertThat(files.filter(Files::isRegularFile).map(SandboxLeftOutIT::telling))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(contents).noneMatch(content -> content.contains(line)));
        }
    }

    @Test
    void noScriptEngineIsThere() {
        assertThat(found(SCRIPT_ENGINE)).isEmpty();
    }

    private List<String> found(Pattern pattern) {
        return contents.stream()
                .flatMap(content -> pattern.matcher(content).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private void readJars(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                readJar(jar);
            }
        }
    }

    private void readJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry :
                    file.stream().filter(not(JarEntry::isDirectory)).toList()) {
                contents.add(entry.getName());
                try (InputStream bytes = file.getInputStream(entry)) {
                    contents.add(new String(bytes.readAllBytes(), ISO_8859_1));
                }
            }
        }
    }

    /// The line of a file that is least likely to stand in another.
    private static String telling(Path file) {
        try {
            String longest = Files.readAllLines(file, UTF_8).stream()
                    .max(Comparator.comparingInt(String::length))
                    .orElseThrow();
            return new String(longest.getBytes(UTF_8), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
