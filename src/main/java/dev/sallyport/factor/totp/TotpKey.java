package dev.sallyport.factor.totp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A key for an authenticator app, with all that the app must know to make codes of it. Masked when printed.
///
/// As text it is a link of Google's
/// [Key URI Format](https://github.com/google/google-authenticator/wiki/Key-Uri-Format), in the one form that we write.
///
/// @param issuer the name of this service, as it was when the key was made
/// @param account whose key it is, as the app shows it
/// @param secret the seed in base 32
/// @param period seconds for which a code is shown
record TotpKey(String issuer, String account, String secret, TotpAlgorithm algorithm, int digits, int period) {
    private static final int LONGEST_ISSUER = 32;

    /// Even if each character takes twelve in a link, the link fits a QR code.
    private static final int LONGEST_ACCOUNT = 64;

    /// A colon parts issuer and account, and may stand in neither of them.
    private static final Pattern UNFIT = Pattern.compile("[:\\p{C}]");

    private static final Pattern LINK = Pattern.compile("otpauth://totp/(?<issuer>[^:/?#]+):(?<account>[^:/?#]+)"
            + "\\?secret=(?<secret>[A-Z2-7]{32,103})&issuer=\\k<issuer>&algorithm=(?<algorithm>SHA1|SHA256|SHA512)"
            + "&digits=(?<digits>[68])&period=(?<period>[1-9][0-9]{1,2})");
    private static final Pattern SECRET = Pattern.compile("[A-Z2-7]{32,103}");
    private static final Pattern FOUR = Pattern.compile("(.{4})(?=.)");

    /// Whether this can be a service's name in a link.
    static boolean isName(String issuer) {
        return !issuer.isBlank()
                && issuer.codePointCount(0, issuer.length()) <= LONGEST_ISSUER
                && !UNFIT.matcher(issuer).find();
    }

    /// A key that nobody has yet.
    static TotpKey fresh(TotpRules rules, String account, SecureRandom random) {
        byte[] seed = new byte[rules.algorithm().seedBytes()];
        random.nextBytes(seed);
        return with(rules, account, Base32.encode(seed));
    }

    /// A key that somebody else has made; empty unless the secret is base 32 of 160 bits or more (RFC 4226, 4, R6).
    static Optional<TotpKey> made(TotpRules rules, String account, String secret) {
        return SECRET.matcher(secret).matches() ? Optional.of(with(rules, account, secret)) : Optional.empty();
    }

    private static TotpKey with(TotpRules rules, String account, String secret) {
        return new TotpKey(
                rules.issuer(),
                fit(account),
                secret,
                rules.algorithm(),
                rules.digits(),
                Math.toIntExact(rules.period().toSeconds()));
    }

    /// Reads what [#handle] wrote; empty for anything else.
    static Optional<TotpKey> of(Handle handle) {
        Matcher link = LINK.matcher(handle.value());
        return link.matches()
                ? Optional.of(new TotpKey(
                        decoded(link.group("issuer")),
                        decoded(link.group("account")),
                        link.group("secret"),
                        TotpAlgorithm.valueOf(link.group("algorithm")),
                        Integer.parseInt(link.group("digits")),
                        Integer.parseInt(link.group("period"))))
                : Optional.empty();
    }

    /// What brings the key behind a handle into an app.
    ///
    /// @throws IllegalArgumentException if the handle is not one of [#handle]
    static Invitation invitation(Handle handle) {
        TotpKey key = of(handle).orElseThrow(() -> new IllegalArgumentException("Not a key of an authenticator app"));
        return new Invitation(key.link(), QrCode.svg(key.link().toString()), key.grouped());
    }

    Handle handle() {
        return new Handle(link().toString());
    }

    URI link() {
        String name = encoded(issuer);
        return URI.create("otpauth://totp/" + name + ":" + encoded(account) + "?secret=" + secret + "&issuer=" + name
                + "&algorithm=" + algorithm + "&digits=" + digits + "&period=" + period);
    }

    /// The secret as a person types it into an app that cannot scan.
    String grouped() {
        return FOUR.matcher(secret).replaceAll("$1 ");
    }

    @Override
    public String toString() {
        return "TotpKey[masked]";
    }

    private static String fit(String account) {
        String clean = UNFIT.matcher(account).replaceAll("_");
        int length = clean.codePointCount(0, clean.length());
        return clean.substring(0, clean.offsetByCodePoints(0, Math.min(length, LONGEST_ACCOUNT)));
    }

    private static String encoded(String text) {
        // Made for forms, where a blank is a plus; apps would show that plus.
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
