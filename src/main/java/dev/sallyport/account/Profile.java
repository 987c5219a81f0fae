package dev.sallyport.account;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What the ID token tells of the person.
///
/// @param subject the tenant's name for the person
/// @param name never blank; without any name it is the e-mail address or the subject
record Profile(String subject, String name, Optional<String> email, Optional<URI> portrait) {
    static Profile of(JsonWebToken idToken) {
        Optional<String> email = text(idToken, "email");
        String name = Stream.of(text(idToken, "name"), text(idToken, "nickname"), email)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(idToken.getSubject());
        return new Profile(
                idToken.getSubject(), name, email, text(idToken, "picture").flatMap(Profile::address));
    }

    String initial() {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        return Optional.ofNullable(token.<Object>getClaim(claim))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }

    /// Whatever is no web address, a `javascript:` one say, is no portrait.
    private static Optional<URI> address(String text) {
        try {
            URI address = URI.create(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Profile[masked]";
    }
}
