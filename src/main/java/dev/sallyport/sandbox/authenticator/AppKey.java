package dev.sallyport.sandbox.authenticator;

import dev.sallyport.sandbox.phone.OneTimePassword;
import dev.sallyport.sandbox.phone.RunningCode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One key in the app, as a link of Google's
/// [Key URI Format](https://github.com/google/google-authenticator/wiki/Key-Uri-Format) brought it.
///
/// @param link as it was pasted
/// @param secret in base 32
/// @param hash under HMAC
/// @param period seconds for which a code is shown
record AppKey(String link, String issuer, String account, String secret, String hash, int digits, int period) {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern FORM = Pattern.compile("[A-Z2-7]{16,} SHA(1|256|512) [6-8] [1-9][0-9]{1,2}");

    /// Reads a pasted link; empty for anything that is none.
    static Optional<AppKey> of(String pasted) {
        try {
            URI link = new URI(pasted.strip());
            return "otpauth".equals(link.getScheme()) && "totp".equals(link.getHost())
                    ? of(link, new QueryStringDecoder(link).parameters())
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Optional<AppKey> of(URI link, Map<String, List<String>> query) {
        String secret = first(query, "secret", "").toUpperCase(Locale.ROOT);
        String hash = first(query, "algorithm", "SHA1");
        String digits = first(query, "digits", "6");
        String period = first(query, "period", "30");
        if (!FORM.matcher(String.join(" ", secret, hash, digits, period)).matches()) {
            return Optional.empty();
        }
        String label = link.getPath().replaceFirst("^/", "");
        String issuer = first(query, "issuer", label.replaceFirst(":.*", ""));
        String account = label.replaceFirst("^[^:]*: *", "");
        return Optional.of(new AppKey(
                link.toString(), issuer, account, secret, hash, Integer.parseInt(digits), Integer.parseInt(period)));
    }

    private static String first(Map<String, List<String>> query, String name, String otherwise) {
        return query.getOrDefault(name, List.of(otherwise)).getFirst();
    }

    RunningCode at(Instant now) {
        long step = now.getEpochSecond() / period;
        Duration left = Duration.between(now, Instant.ofEpochSecond((step + 1) * period));
        return new RunningCode(OneTimePassword.of(hash, key(), step, digits), left, Duration.ofSeconds(period));
    }

    /// Base 32 of RFC 4648, where each character is five bits. Bits that fill no byte are left out.
    private byte[] key() {
        BigInteger bits = BigInteger.ONE;
        for (int i = 0; i < secret.length(); i++) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE_32.indexOf(secret.charAt(i))));
        }
        byte[] withOne = bits.shiftRight(secret.length() * 5 % 8).toByteArray();
        // The leading one kept the zeros behind it.
        return Arrays.copyOfRange(withOne, 1, withOne.length);
    }

    @Override
    public String toString() {
        return "AppKey[masked]";
    }
}
