package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sallyport.challenge.AddAppPage;
import dev.sallyport.challenge.AppPage;
import dev.sallyport.challenge.ApprovalPage;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.testsupport.RequestToken;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.jspecify.annotations.Nullable;

/// A browser that asks the [Gate]'s resources directly: it keeps cookies, the login it was led to, and the name of the
/// page that it shows.
final class Browser {
    private final Gate gate;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String id = "";
    private String page = "";

    Browser(Gate gate) {
        this.gate = gate;
    }

    Browser opening(RequestToken token) {
        opens(token.signed(), "state=a%2Fstate%2B");
        return this;
    }

    Response opens(@Nullable String token, String query) {
        Response led = keep(soon(gate.get(LoginResource.class).open(token, null, asking(query), headers())));
        id = led.getLocation().getPath().substring("/login/".length());
        return led;
    }

    Look looks() {
        HttpHeaders headers = headers();
        Look look = soon(gate.get(CurrentLogin.class)
                .of(id, headers)
                .chain(login -> gate.get(LoginPages.class).show(login, headers)));
        if (look instanceof Look.Page shown) {
            page = pageOf(shown.template());
        }
        return look;
    }

    private String pageOf(TemplateInstance shown) {
        return switch (shown) {
            case CodePage code -> code.page();
            case AppPage app -> app.page();
            case ApprovalPage waiting -> waiting.page();
            case AddAppPage waiting -> waiting.page();
            default -> page;
        };
    }

    Look.Page looksAtAPage() {
        return (Look.Page) looks();
    }

    /// Looks, and sees a page of this kind.
    <P> P sees(Class<P> kind) {
        return kind.cast(looksAtAPage().template());
    }

    /// What the person's browser posts to the tenant from the hand-off page.
    JsonNode answer() {
        return claims(sees(HandOffPage.class).sessionToken());
    }

    static JsonNode claims(String token) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            return new JsonMapper().readTree(new String(payload, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Response types(String code) {
        return keep(soon(typing(code)));
    }

    /// Its answer never reaches the browser unless somebody waits for it.
    Uni<Response> typing(String code) {
        return steps().code(id, code, page, "", headers());
    }

    Response typesAndAddsAnother(String code) {
        return keep(soon(steps().code(id, code, page, "add", headers())));
    }

    Response picks(FactorKind kind) {
        return keep(soon(steps().factor(id, kind.wireName(), headers())));
    }

    Response choosesAnother() {
        return keep(soon(steps().choose(id, headers())));
    }

    /// Asks to prove another authenticator than the page is about.
    Response goesBy(String authenticator) {
        return keep(soon(steps().way(id, authenticator, headers())));
    }

    Response removes(String authenticator) {
        return keep(soon(removing(authenticator)));
    }

    Uni<Response> removing(String authenticator) {
        return steps().removal(id, authenticator, headers());
    }

    Response keepsTheCodes() {
        return keep(soon(keepingTheCodes()));
    }

    /// Sends the page of the codes as it is.
    Response goesOnWithoutTheCodes() {
        return keep(soon(steps().recoveryCodes(id, "", headers())));
    }

    Uni<Response> keepingTheCodes() {
        return steps().recoveryCodes(id, "yes", headers());
    }

    Response asksThePhone() {
        return keep(soon(steps().push(id, headers())));
    }

    /// As the waiting page does once the phone has answered.
    Response comesForTheAnswer() {
        return keep(soon(comingForTheAnswer()));
    }

    Uni<Response> comingForTheAnswer() {
        return steps().approval(id, page, headers());
    }

    Response entersACodeInstead() {
        return keep(soon(steps().codeInstead(id, headers())));
    }

    Response enters(String country, String number) {
        return keep(soon(steps().phone(id, country, number, headers())));
    }

    Response asksForAnother(String channel) {
        return keep(soon(steps().resend(id, channel, headers())));
    }

    /// As a browser without scripts does that wants to know what became of the code.
    Response looksAgain() {
        return keep(soon(steps().look(id, headers())));
    }

    Response changesTheNumber() {
        return keep(soon(steps().changeNumber(id, headers())));
    }

    Response cancels() {
        return keep(soon(steps().cancel(id, headers())));
    }

    Login login() {
        return soon(gate.get(LoginStore.class).find(id)).orElseThrow();
    }

    String id() {
        return id;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /// One with the same cookies, which then go their own ways, at the same page.
    Browser copy() {
        Browser copy = new Browser(gate);
        copy.cookies.putAll(cookies);
        copy.id = id;
        copy.page = page;
        return copy;
    }

    /// Names another page than the one it was shown.
    void turnsToPage(String name) {
        page = name;
    }

    HttpHeaders headers() {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry(HttpHeaders.ACCEPT_LANGUAGE, "sv-SE"));
        if (!cookies.isEmpty()) {
            headers.add(Map.entry(
                    HttpHeaders.COOKIE,
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "))));
        }
        return new HttpHeadersImpl(headers);
    }

    static UriInfo asking(String query) {
        URI address = URI.create("https://mfa.example.com/login" + (query.isEmpty() ? "" : "?" + query));
        return (UriInfo) Proxy.newProxyInstance(
                Browser.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (_, method, _) -> {
                    if (method.getName().equals("getRequestUri")) {
                        return address;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private StepResource steps() {
        return gate.get(StepResource.class);
    }

    private Response keep(Response response) {
        for (NewCookie cookie : response.getCookies().values()) {
            cookies.put(cookie.getName(), Objects.requireNonNull(cookie.getValue()));
        }
        return response;
    }
}
