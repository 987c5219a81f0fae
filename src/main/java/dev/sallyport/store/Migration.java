package dev.sallyport.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// One step of the schema, read from `db/<nnn>-<name>.sql`: statements that end in a semicolon at the end of a line,
/// and comments on lines of their own.
record Migration(long version, String name, List<Statement> statements) {
    Migration {
        statements = List.copyOf(statements);
    }

    static Migration read(String file) {
        int dash = file.indexOf('-');
        return new Migration(
                Long.parseLong(file.substring(0, dash)),
                file.substring(dash + 1),
                statements(text("/db/" + file + ".sql")));
    }

    private static List<Statement> statements(String text) {
        String code =
                text.lines().filter(line -> !line.strip().startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(code.split(";\\s*(\\n|$)"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .map(Statement::of)
                .toList();
    }

    private static String text(String resource) {
        try (InputStream in = Migration.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not in the program: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
