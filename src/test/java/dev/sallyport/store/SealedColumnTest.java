package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SealedColumnTest {
    private static final Pattern PLACE = Pattern.compile("\"([a-z_]+)\\.([a-z_]+):\"");

    @Test
    void everyColumnThatIsSealedSomewhereIsSealedAnew() throws IOException {
        List<SealedColumn> inSources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            inSources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(SealedColumnTest::read)
                    .filter(source -> source.contains("vault.seal("))
                    .flatMap(source -> PLACE.matcher(source).results())
                    .map(place -> new SealedColumn(place.group(1), place.group(2)))
                    .toList();
        }

        assertThat(inSources).isNotEmpty();
        assertThat(SealedColumn.ALL).containsExactlyInAnyOrderElementsOf(inSources);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
