package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the threat model against the tests that it names.
class ThreatModelTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Contract))(?:\\.(\\w+))?`");

    /// The number that each chapter begins with, and the one after the last.
    private static final List<Integer> FIRST_OF_CHAPTER = List.of(1, 18, 29, 38, 42, 46, 52, 64, 68, 71, 81);

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> tests = tests();
        List<MatchResult> named = NAMED.matcher(Files.readString(Path.of("docs/threat-model.md")))
                .results()
                .toList();
        List<String> missing = new ArrayList<>();
        for (MatchResult test : named) {
            String text = tests.get(test.group(1));
            if (text == null || (test.group(2) != null && !text.contains("void " + test.group(2) + "("))) {
                missing.add(test.group());
            }
        }

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRequirementHasItsLine() throws IOException {
        Set<String> told = Files.readAllLines(Path.of("docs/threat-model.md")).stream()
                .filter(line -> line.startsWith("| C"))
                .flatMap(line -> Arrays.stream(line.split("\\|", -1)[1].split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toSet());

        List<String> untold = new ArrayList<>();
        for (int chapter = 1; chapter < FIRST_OF_CHAPTER.size(); chapter++) {
            String name = "C" + chapter;
            IntStream.range(FIRST_OF_CHAPTER.get(chapter - 1), FIRST_OF_CHAPTER.get(chapter))
                    .mapToObj(number -> name + "." + number)
                    .filter(number -> !told.contains(name) && !told.contains(number))
                    .forEach(untold::add);
        }

        assertThat(untold).isEmpty();
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return tests;
    }
}
