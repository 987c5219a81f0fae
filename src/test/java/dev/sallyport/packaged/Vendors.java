package dev.sallyport.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.sallyport.testsupport.Replies.json;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.sallyport.testsupport.Replies;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Authy and the tenant's APIs, at their most gullible: a code that begins with 9 is right as often as it is asked
/// about. What then happens only once, the service itself sees to.
final class Vendors implements AutoCloseable {
    private static final String USERS = "/api/v2/users/";

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .containerThreads(40)
            // A hundred rounds would fill the memory.
            .disableRequestJournal());

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final Set<String> phones = ConcurrentHashMap.newKeySet();

    Vendors() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(Replies.html(404)));
        server.stubFor(post("/protected/json/users/new")
                .willReturn(json(200, "{\"success\":true,\"user\":{\"id\":16350000}}")));
        server.stubFor(get(urlPathMatching("/protected/json/(sms|call)/.*"))
                .willReturn(json(200, "{\"success\":true,\"cellphone\":\"+1-XXX-XXX-XX42\"}")));
        server.stubFor(get(urlPathMatching("/protected/json/verify/9[0-9]+/.*"))
                .willReturn(json(200, "{\"success\":\"true\",\"token\":\"is valid\"}")));
        server.stubFor(get(urlPathMatching("/protected/json/verify/[0-8][0-9]+/.*"))
                .willReturn(json(
                        401,
                        "{\"success\":false,\"token\":\"is invalid\",\"error_code\":\"60020\",\"message\":\"x\"}")));
        server.stubFor(post("/oauth/token")
                .willReturn(
                        json(200, "{\"access_token\":\"a-token\",\"token_type\":\"Bearer\",\"expires_in\":86400}")));
        server.stubFor(
                get(urlPathMatching(USERS + ".*")).willReturn(json(200, "{\"email\":\"somebody@example.com\"}")));
        takePointers(true);
        server.addMockServiceRequestListener((request, response) -> {
            if (RequestMethod.PATCH.equals(request.getMethod()) && response.getStatus() == 200) {
                told.add(URLDecoder.decode(request.getUrl().substring(USERS.length()), StandardCharsets.UTF_8));
            }
            if (request.getUrl().startsWith("/protected/json/verify/")) {
                checks.incrementAndGet();
            }
            if (request.getUrl().startsWith("/protected/json/sms/")) {
                sent.incrementAndGet();
            }
            if (request.getUrl().startsWith("/protected/json/users/new")) {
                JsonObject user = new JsonObject(request.getBodyAsString()).getJsonObject("user");
                phones.add("+" + user.getString("country_code") + user.getString("cellphone"));
            }
        });
    }

    String url() {
        return server.baseUrl();
    }

    /// Whether the Management API takes what it is sent.
    void takePointers(boolean take) {
        server.stubFor(patch(urlPathMatching(USERS + ".*")).willReturn(take ? json(200, "{}") : Replies.html(503)));
    }

    /// The people of whose factors the tenant was told.
    Set<String> told() {
        return told;
    }

    /// The phones that were registered with Authy, as E.164.
    Set<String> phones() {
        return phones;
    }

    /// How often Authy was asked about a code.
    int checks() {
        return checks.get();
    }

    /// How many codes Authy was asked to send.
    int sent() {
        return sent.get();
    }

    @Override
    public void close() {
        server.stop();
    }
}
