package dev.sallyport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One table of docs/performance.md. Each row is printed as soon as it is there, and added to `target/bench.md`.
final class Table {
    private static final Path FILE = Path.of("target/bench.md");

    Table(String... titles) throws IOException {
        print("");
        row((Object[]) titles);
        print("|" + "---|".repeat(titles.length));
    }

    void row(Object... cells) throws IOException {
        print(Stream.of(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static void print(String line) throws IOException {
        System.out.println(line);
        Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
