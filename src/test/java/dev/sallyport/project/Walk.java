package dev.sallyport.project;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.Journey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The steps that flows are made of, one browser after the other; what was secret on the way is remembered.
final class Walk {
    static final String WRENS_NUMBER = "+14155550142";
    static final String OSWALDS_NUMBER = "+14155550137";

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
