package dev.sallyport.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// The native part of SQLite's driver, which comes packed into the program.
///
/// The driver would unpack it too, but reads it again byte by byte to compare it, which took a quarter of a native
/// executable's start, and leaves it in the temporary folder if the process is killed. Here it is unpacked into a
/// folder that nobody else can write to, and taken away as soon as it is loaded.
final class SqliteLibrary {
    /// Where the driver looks first. Whoever has set it keeps a library of their own.
    private static final String PLACE = "org.sqlite.lib.path";

    /// Where the driver looks, at each start, for what it has left behind: at the name of every file, however many
    /// others have there.
    private static final String SWEPT = "org.sqlite.tmpdir";

    private static boolean loaded;

    private SqliteLibrary() {}

    /// Loads it, the first time that it is called. What cannot be unpacked is left to the driver, which says what it
    /// misses.
    static synchronized void load() {
        if (loaded || System.getProperty(PLACE) != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
            if (library != null) {
                unpackAndLoad(library, name);
                loaded = true;
            }
        } catch (IOException e) {
            throw new StoreFailed("unpacking SQLite's driver into the temporary folder", e);
        }
    }

    private static void unpackAndLoad(InputStream library, String name) throws IOException {
        Path folder = Files.createTempDirectory("sallyport-");
        Path file = folder.resolve(name);
        String swept = System.getProperty(SWEPT);
        try {
            Files.copy(library, file);
            System.setProperty(PLACE, folder.toString());
            System.setProperty(SWEPT, folder.toString());
            SQLiteJDBCLoader.initialize();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new StoreFailed("loading SQLite's driver", e);
        } finally {
            System.clearProperty(PLACE);
            restore(SWEPT, swept);
            remove(file);
            remove(folder);
        }
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException inUse) {
            // Windows keeps the file of a library as long as it is loaded.
            path.toFile().deleteOnExit();
        }
    }
}
