package dev.sallyport.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks of what must be known to nobody else: signing secrets, keys, credentials.
///
/// Whatever stands in our own files is public, and none of it will do.
final class Secrets {
    /// RFC 7518 §3.2: a key for HS256 has at least the size of the hash.
    private static final int SIGNING_BYTES = 32;

    private static final int AES_BYTES = 32;
    private static final int LIVE_AT_ONCE = 2;
    private static final Set<String> PUBLISHED = Set.of("sandbox", "example", "change-me");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private Secrets() {}

    static Check credential() {
        return value -> Check.faultIf(isPublished(value), "is an example value, and everybody knows those");
    }

    static Check signing() {
        return credential().and(Secrets::signingFault);
    }

    static Check signingPair() {
        return credential().and(value -> {
            List<String> secrets = Lists.of(value);
            if (secrets.size() > LIVE_AT_ONCE) {
                return Optional.of("has more than two secrets");
            }
            return secrets.stream()
                    .flatMap(secret -> signingFault(secret).stream())
                    .findFirst();
        });
    }

    static Check storeKeys() {
        return credential().and(value -> {
            Set<String> ids = new HashSet<>();
            for (String key : Lists.of(value)) {
                Optional<String> fault = storeKeyFault(key, ids);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        });
    }

    private static Optional<String> signingFault(String secret) {
        return Check.faultIf(
                secret.getBytes(UTF_8).length < SIGNING_BYTES, "has a secret shorter than " + SIGNING_BYTES + " bytes");
    }

    private static Optional<String> storeKeyFault(String key, Set<String> ids) {
        int colon = key.indexOf(':');
        if (colon < 0 || !KEY_ID.matcher(key.substring(0, colon)).matches()) {
            return Optional.of("has a key without a name before its colon");
        }
        if (!ids.add(key.substring(0, colon))) {
            return Optional.of("has two keys of one name");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.substring(colon + 1));
        } catch (IllegalArgumentException malformed) {
            return Optional.of("has a key that is not base64");
        }
        if (isPublished(new String(bytes, ISO_8859_1))) {
            return Optional.of("is an example value, and everybody knows those");
        }
        return Check.faultIf(bytes.length != AES_BYTES, "has a key that is not of " + AES_BYTES + " bytes");
    }

    private static boolean isPublished(String value) {
        String text = value.toLowerCase(Locale.ROOT);
        return PUBLISHED.stream().anyMatch(text::contains);
    }
}
