package dev.sallyport.testsupport;

import dev.sallyport.sandbox.Browser;
import dev.sallyport.sandbox.Browser.Page;
import java.net.HttpCookie;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody's way between the application, the tenant and Sallyport, without scripts: every redirect is followed, every
/// form is sent with what its page put into it, and each secret that passes by is remembered.
public final class Journey {
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Set<String> SECRET_PARAMETERS = Set.of("session_token", "code", "csrf-token", "id_token_hint");

    private final Browser browser;
    private final Set<String> secrets = new TreeSet<>();
    private @Nullable Page page;

    public Journey() {
        this(new Browser());
    }

    public Journey(Browser browser) {
        this.browser = browser;
    }

    public Page opens(String url) {
        return arrives(browser.get(url));
    }

    /// Sends the form of the present page whose address ends like this.
    public Page sends(String addressEnd, Map<String, String> typed) {
        Page here = page();
        Matcher form = FORM.matcher(here.body());
        while (form.find()) {
            String address = text(form.group(1));
            if (address.replaceFirst("\\?.*", "").endsWith(addressEnd)) {
                Map<String, String> fields = hidden(form.group(2));
                fields.putAll(typed);
                return arrives(browser.post(from(here, address), fields));
            }
        }
        throw new AssertionError("No form to " + addressEnd + " on a page with status " + here.status());
    }

    public Page page() {
        return Objects.requireNonNull(page, "Nothing was opened yet");
    }

    /// Tokens, cookies and codes of authorization that were sent to this browser or by it.
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    private Page arrives(Page answer) {
        Page next = answer;
        for (int hops = 0; hops < 20; hops++) {
            remember(next);
            if (next.location().isEmpty()) {
                page = next;
                return next;
            }
            next = browser.get(from(next, next.location()));
        }
        throw new AssertionError(
                "Led in circles, at last to " + next.response().uri().getPath());
    }

    private void remember(Page seen) {
        seen.response().headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .map(HttpCookie::getValue)
                .filter(value -> value.length() >= 8)
                .forEach(secrets::add);
        for (String parameter : SECRET_PARAMETERS) {
            seen.parameter(parameter).ifPresent(secrets::add);
        }
        Matcher form = FORM.matcher(seen.body());
        while (form.find()) {
            Map<String, String> fields = hidden(form.group(2));
            fields.keySet().retainAll(SECRET_PARAMETERS);
            secrets.addAll(fields.values());
        }
    }

    private static Map<String, String> hidden(String form) {
        Map<String, String> fields = new HashMap<>();
        Matcher input = INPUT.matcher(form);
        while (input.find()) {
            String name = attribute(input.group(), "name");
            String value = attribute(input.group(), "value");
            if (!name.isEmpty() && !value.isEmpty()) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? text(found.group(1)) : "";
    }

    private static String text(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String from(Page here, String address) {
        return here.response().uri().resolve(URI.create(address)).toString();
    }
}
