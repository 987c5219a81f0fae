package dev.sallyport.store;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys of the vault by their ids, in the order of the setting. Never printed.
record VaultKeys(SequencedMap<String, SecretKey> byId) {
    private static final String WANTED =
            "sallyport.store.keys must hold one or more <id>:<key>, separated by commas, where the id has 1 to 32"
                    + " letters, digits, dots, dashes or underscores and the key is the Base64 text of 32 random bytes: ";

    VaultKeys {
        byId = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byId));
    }

    /// Reads `<id>:<base64>,…`. What is wrong with it is told by position, never by value.
    static VaultKeys parse(String setting) {
        SequencedMap<String, SecretKey> keys = new LinkedHashMap<>();
        String[] entries = setting.split(",", -1);
        for (int i = 0; i < entries.length; i++) {
            String[] parts = entries[i].strip().split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9._-]{1,32}")) {
                throw new ConfigurationException(WANTED + "entry " + (i + 1) + " has no such id");
            }
            if (keys.putIfAbsent(parts[0], key(parts[1], i + 1)) != null) {
                throw new ConfigurationException(WANTED + "entry " + (i + 1) + " has the id of an earlier one");
            }
        }
        return new VaultKeys(keys);
    }

    private static SecretKey key(String text, int entry) {
        byte @Nullable [] bytes = decoded(text);
        if (bytes == null || bytes.length != 32) {
            throw new ConfigurationException(WANTED + "entry " + entry + " has no such key");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException _) {
            // Its message quotes a character of the key.
            return null;
        }
    }

    Map.Entry<String, SecretKey> first() {
        return byId.firstEntry();
    }

    Optional<SecretKey> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public String toString() {
        return "VaultKeys" + byId.keySet();
    }
}
