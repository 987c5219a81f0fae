package dev.sallyport.web;

import java.net.URI;
import java.util.Optional;

/// What a page may load and where its forms may lead. Nothing but our own files, and no inline script or style.
///
/// [SecurityHeaders] gives every answer that sets none the policy of [#page()].
///
/// @param value what belongs into the header
public record ContentSecurityPolicy(String value) {
    public static final String HEADER = "Content-Security-Policy";

    private static final String OWN_IMAGES = "'self' data:";
    private static final String OWN_FORMS = "; form-action 'self'";
    private static final String ANY_FORM = "";

    /// An ordinary page, whose forms come back to us.
    public static ContentSecurityPolicy page() {
        return of(OWN_IMAGES, OWN_FORMS);
    }

    /// A page whose script asks us whether there is news.
    public static ContentSecurityPolicy waiting() {
        return new ContentSecurityPolicy(page().value() + "; connect-src 'self'");
    }

    /// A page whose form leaves for the tenant.
    ///
    /// It does not say where to. Chromium applies `form-action` to the redirects that follow the POST as well, and
    /// those end at the client's own address, which we do not know: for an app on a phone not even its scheme.
    public static ContentSecurityPolicy handOff() {
        return of(OWN_IMAGES, ANY_FORM);
    }

    /// A page that shows a portrait. Its host may redirect to another one, so that naming the first does not suffice.
    public static ContentSecurityPolicy portrait(Optional<URI> portrait) {
        String images = OWN_IMAGES + " https:";
        return of(
                portrait.filter(ContentSecurityPolicy::isPlain)
                        .map(address -> images + " http://" + address.getRawAuthority())
                        .orElse(images),
                OWN_FORMS);
    }

    private static ContentSecurityPolicy of(String images, String forms) {
        return new ContentSecurityPolicy("default-src 'none'; style-src 'self'; script-src 'self'; img-src " + images
                + forms + "; frame-ancestors 'none'; base-uri 'none'");
    }

    private static boolean isPlain(URI address) {
        return "http".equals(address.getScheme());
    }
}
