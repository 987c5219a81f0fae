package dev.sallyport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// One table of docs/performance.md.
final class Table {
    private static final Path FILE = Path.of("target/bench.md");

    private final List<String> lines = new ArrayList<>();

    Table(String... titles) {
        row((Object[]) titles);
        lines.add("|" + "---|".repeat(titles.length));
    }

    void row(Object... cells) {
        lines.add("| "
                + String.join(
                        " | ", List.of(cells).stream().map(String::valueOf).toList()) + " |");
    }

    /// Prints it, and adds it to `target/bench.md`.
    void print() throws IOException {
        String text = String.join("\n", lines) + "\n";
        System.out.println(text);
        Files.writeString(FILE, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
