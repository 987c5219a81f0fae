package dev.sallyport.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The addresses of our stylesheet and script, each with a hash of its content: browsers keep the files for good, and
/// a new version has a new address.
@Singleton
@Named("assets")
public final class Assets {
    static final String PATH = "/assets/";

    private final String stylesheet = versioned("sallyport.css");
    private final String script = versioned("sallyport.js");

    public String stylesheet() {
        return stylesheet;
    }

    public String script() {
        return script;
    }

    private static String versioned(String file) {
        return PATH + file + "?v=" + hash("META-INF/resources" + PATH + file).substring(0, 12);
    }

    private static String hash(String resource) {
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("Not in the program: " + resource);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
