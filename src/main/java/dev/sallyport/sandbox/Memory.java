package dev.sallyport.sandbox;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps what the parts remember in a file, so that they live as long as the service's store: over live reloads, where
/// classes are loaded anew, and over restarts, where the store would otherwise know phones that the sandbox forgot.
final class Memory {
    private static final Logger LOG = Logger.getLogger(Memory.class);

    private final @Nullable Path file;
    private final List<Part> parts;
    private String lastSaved = "";

    Memory(@Nullable Path file, List<Part> parts) {
        this.file = file;
        this.parts = parts;
    }

    /// Reads the file, if there is one. A file that cannot be understood is left aside with a warning.
    void restore() {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try {
            JsonObject saved = new JsonObject(Files.readString(file));
            for (Part part : parts) {
                String text = saved.getString(nameOf(part));
                if (text != null) {
                    part.restore(text);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Of whatever kind: a file of an older sandbox must not keep the new one from starting.
            LOG.warnf("The sandbox starts afresh, since %s cannot be read: %s", file, e.getMessage());
        }
    }

    /// Writes the file, if anything has changed since the last time.
    synchronized void save() {
        if (file == null) {
            return;
        }
        JsonObject saved = new JsonObject();
        for (Part part : parts) {
            String text = part.save();
            if (!text.isEmpty()) {
                saved.put(nameOf(part), text);
            }
        }
        String text = saved.encodePrettily();
        if (!text.equals(lastSaved)) {
            write(file, text);
            lastSaved = text;
        }
    }

    private static void write(Path file, String text) {
        try {
            Path directory = file.toAbsolutePath().resolveSibling("");
            Files.createDirectories(directory);
            // Written beside it and moved, so that a crash half-way leaves the old file.
            Path draft = directory.resolve(file.getFileName() + ".new");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the sandbox's memory to " + file, e);
        }
    }

    private static String nameOf(Part part) {
        return part.getClass().getSimpleName();
    }
}
