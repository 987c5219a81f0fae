package dev.sallyport.project;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// The ports that the program listens at unless it is told otherwise.
final class Ports {
    private Ports() {}

    /// Where people's browsers arrive: Quarkus' own default, unless our properties say otherwise.
    static int service() throws IOException {
        return Integer.parseInt(properties().getProperty("quarkus.http.port", "8080"));
    }

    /// Where health and metrics are.
    static int operations() throws IOException {
        return Integer.parseInt(properties().getProperty("sallyport.operations.port"));
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
