package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.testsupport.Journey;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Somebody with a browser of their own, on the way between an application, the tenant and the packaged program.
/// Whatever page of ours they say they see is looked at closely.
final class Traveller {
    private final Journey journey = new Journey(Browser.behindProxies());

    Traveller opens(String url) {
        journey.opens(url);
        return this;
    }

    /// At the tenant's own page.
    Traveller givesPassword(String nickname) {
        return sends("/u/login", Map.of("email", nickname + "@example.com", "password", nickname + "-opens-gate-1"));
    }

    Traveller givesPhone(String country, String number) {
        return sends("/phone", Map.of("country", country, "number", number));
    }

    Traveller givesCode(String code) {
        return sends("/code", Map.of("code", code));
    }

    Traveller asksForAnother(String channel) {
        return sends("/resend", Map.of("channel", channel));
    }

    /// Chooses a factor to add, by its wire name.
    Traveller picks(String kind) {
        return sends("/factor", Map.of("kind", kind));
    }

    /// Says that the recovery codes are written down.
    Traveller keepsTheCodes() {
        return sends("/recovery-codes", Map.of("kept", "yes"));
    }

    /// Sends the form of the present page whose address ends like this.
    Traveller sends(String addressEnd, Map<String, String> fields) {
        journey.sends(addressEnd, fields);
        return this;
    }

    /// Presses a button that has nothing to be typed beside it.
    Traveller presses(String addressEnd) {
        return sends(addressEnd, Map.of());
    }

    /// Is at a page of ours with this heading, and these words somewhere on it.
    Traveller sees(String heading, String... words) {
        Page page = journey.page();
        assertThat(page.body()).contains("<h1>" + heading + "</h1>");
        assertThat(words).allSatisfy(word -> assertThat(page.body()).contains(word));
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        Markup.assertSound(page.body());
        return this;
    }

    /// Is at a page of somebody else.
    Traveller isToldElsewhere(String... words) {
        assertThat(journey.page().body()).contains(words);
        return this;
    }

    /// The address of the present page.
    String whereabouts() {
        return journey.page().response().uri().toString();
    }

    String page() {
        return journey.page().body();
    }

    /// What stands on the present page in the pattern's group, once.
    String reads(Pattern what) {
        List<String> found = readsAll(what);
        assertThat(found).as(page()).hasSize(1);
        return found.getFirst();
    }

    List<String> readsAll(Pattern what) {
        return what.matcher(page()).results().map(found -> found.group(1)).toList();
    }
}
