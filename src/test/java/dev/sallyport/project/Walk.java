package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.Journey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The steps that flows are made of, one browser after the other; what was secret on the way is remembered.
final class Walk {
    static final String WRENS_NUMBER = "+14155550142";
    static final String OSWALDS_NUMBER = "+14155550137";

    private static final Pattern RECOVERY_CODE = Pattern.compile("<li><code>([^<]+)</code></li>");
    private static final Pattern LINK = Pattern.compile("href=\"(otpauth://[^\"]+)\"");
    private static final Pattern PICTURE = Pattern.compile("crispEdges\" d=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("<code class=\"key\">([^<]+)</code>");
    private static final List<String> NUMBERS = List.of(WRENS_NUMBER, OSWALDS_NUMBER, "+14155550199", "+14155550166");

    private final Sandbox sandbox;
    private final Set<String> secrets = new TreeSet<>();
    private Journey journey = new Journey();

    Walk(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /// In a new browser, up to the first page behind the password.
    void logIn(String who) {
        rememberSent();
        sandbox.tenant().forgetSessions();
        opens(sandbox.settings().service() + "/account");
        sends("/u/login", Map.of("email", who + "@example.com", "password", who + "-opens-gate-1"));
    }

    /// In a new browser.
    void opens(String url) {
        secrets.addAll(journey.secrets());
        journey = new Journey();
        journey.opens(url);
    }

    void sends(String addressEnd, Map<String, String> typed) {
        journey.sends(addressEnd, typed);
    }

    /// Types a code, which is secret whether or not it is right.
    void types(String code) {
        secrets.add(code);
        sends("/code", Map.of("code", code));
    }

    /// Types what was sent to that phone last.
    void typesWhatCameTo(String number) {
        rememberSent();
        types(sandbox.authy().newestCode(number).orElseThrow());
    }

    /// Picks a factor to add.
    void picks(String kind) {
        sends("/factor", Map.of("kind", kind));
    }

    /// Takes the key on the page into the app.
    void scans() {
        String link = only(LINK).replace("&amp;", "&");
        String key = only(KEY);
        remember(List.of(link, key, only(PICTURE)));
        remember(SeedForms.of(key.replace(" ", "")));
        assertThat(sandbox.authenticator().scan(link)).isTrue();
    }

    String codeOfTheApp() {
        String code = sandbox.authenticator().newestCode().orElseThrow();
        secrets.add(code);
        return code;
    }

    void handOff() {
        sends("/continue", Map.of());
    }

    Page page() {
        return journey.page();
    }

    Journey journey() {
        return journey;
    }

    void remember(Collection<String> more) {
        secrets.addAll(more);
    }

    List<String> shownRecoveryCodes() {
        List<String> codes = all(RECOVERY_CODE);
        secrets.addAll(codes);
        codes.forEach(code -> secrets.add(plain(code)));
        return codes;
    }

    void keepsTheCodes() {
        sends("/recovery-codes", Map.of("kept", "yes"));
    }

    static String plain(String recoveryCode) {
        return recoveryCode.replace("-", "");
    }

    /// The one place on the page, as it stands there.
    String only(Pattern what) {
        List<String> found = all(what);
        assertThat(found).as(what.pattern()).hasSize(1);
        return found.getFirst();
    }

    private List<String> all(Pattern what) {
        return what.matcher(page().body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /// The codes that phones have now: each makes room for the next.
    void rememberSent() {
        for (String number : NUMBERS) {
            sandbox.authy().newestCode(number).ifPresent(secrets::add);
        }
    }

    Set<String> secrets() {
        rememberSent();
        secrets.addAll(journey.secrets());
        return Set.copyOf(secrets);
    }
}
