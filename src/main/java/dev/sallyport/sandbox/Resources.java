package dev.sallyport.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The sandbox's files on the class path, under `sandbox/`.
public final class Resources {
    private Resources() {}

    /// The text of a file that must be there.
    public static String text(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("No resource sandbox/" + name));
    }

    static Optional<String> find(String name) {
        try (InputStream file = Resources.class.getResourceAsStream("/sandbox/" + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading sandbox/" + name, e);
        }
    }
}
