package dev.sallyport.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The browser of somebody who logs in: it keeps cookies and follows no redirect by itself. It may speak to several
/// instances, as if one proxy stood before them that ends TLS: so it sends cookies for https although it speaks http.
///
/// Safe for many threads, as one browser has many tabs. A service that hangs up is an [IOException].
public final class Guest {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Pattern FORM =
            Pattern.compile("<form[^>]* action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern ANSWER = Pattern.compile("name=\"session_token\" value=\"([^\"]+)\"");

    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    // The hidden fields of the forms that were last looked at, by where each goes.
    private final Map<String, Map<String, String>> forms = new ConcurrentHashMap<>();

    /// What came back.
    public record Page(int status, String location, String body) {
        /// The path that the answer leads to.
        public String path() {
            return URI.create(location).getRawPath();
        }

        /// The answer for Auth0 that the page hands over, if it is the last one.
        public Optional<String> answer() {
            Matcher found = ANSWER.matcher(body);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }

    /// Opens a login with a request token.
    ///
    /// @return where it leads
    public Page opens(String service, String token) throws IOException {
        return sees(service, "/login?session_token=" + token + "&state=a-state");
    }

    public Page sees(String service, String path) throws IOException {
        return sends(HttpRequest.newBuilder(URI.create(service + path)).GET());
    }

    /// Sends a form of a page that was looked at.
    public Page types(String service, String path, Map<String, String> fields) throws IOException {
        Map<String, String> all = new HashMap<>(forms.getOrDefault(path, Map.of()));
        all.putAll(fields);
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return sends(HttpRequest.newBuilder(URI.create(service + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private Page sends(HttpRequest.Builder request) throws IOException {
        request.timeout(Duration.ofSeconds(20));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response;
        try {
            response = HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        FORM.matcher(response.body()).results().forEach(form -> forms.put(form.group(1), hidden(form.group(2))));
        return new Page(
                response.statusCode(), response.headers().firstValue("Location").orElse(""), response.body());
    }

    private static Map<String, String> hidden(String form) {
        return HIDDEN.matcher(form)
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2), (one, _) -> one));
    }

    private void keep(String cookie) {
        String pair = cookie.substring(0, (cookie + ";").indexOf(';'));
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
