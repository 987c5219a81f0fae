package dev.sallyport.store;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The file that SQLite keeps the store in.
record SqliteFile(Path path) {
    SqliteFile {
        path = path.toAbsolutePath().normalize();
    }

    /// Reads the part of `sallyport.store.url` that follows `sqlite:`.
    static SqliteFile named(String path) {
        // The driver takes what follows a question mark for settings of its own.
        if (path.isBlank() || path.contains("?")) {
            throw new ConfigurationException(
                    "sallyport.store.url must be sqlite: and the path of a file, without a question mark");
        }
        return new SqliteFile(Path.of(path));
    }

    /// Makes sure that the file is there. What is made here only its owner may read, where the system knows owners;
    /// what was there before keeps the permissions it was given.
    void create() {
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder, ownerOnly("rwx------"));
            }
            // Before SQLite opens it: the files beside it (-wal, -shm) inherit these permissions.
            Files.createFile(path, ownerOnly("rw-------"));
        } catch (FileAlreadyExistsException _) {
            if (Files.isDirectory(path)) {
                throw new ConfigurationException("sallyport.store.url must name a file, and " + path + " is a folder");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the store that sallyport.store.url names: " + path, e);
        }
    }

    String jdbcUrl() {
        return "jdbc:sqlite:" + path;
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
