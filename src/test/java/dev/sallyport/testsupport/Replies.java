package dev.sallyport.testsupport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/// Replies as a vendor, or something in front of it, gives them.
public final class Replies {
    private Replies() {}

    public static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json;charset=utf-8")
                .withBody(body);
    }

    public static ResponseDefinitionBuilder html(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><body><h1>Status " + status + "</h1></body></html>");
    }

    public static ResponseDefinitionBuilder redirect(String location) {
        return aResponse().withStatus(302).withHeader("Location", location);
    }

    /// Whatever no client may take for an answer, by name.
    public static Stream<Named<ResponseDefinitionBuilder>> unusable() {
        return Stream.concat(
                Stream.of(
                        Named.of("empty 200", aResponse().withStatus(200)),
                        Named.of("empty 204", aResponse().withStatus(204)),
                        Named.of("empty JSON 200", json(200, "")),
                        Named.of("JSON null", json(200, "null")),
                        Named.of("JSON array", json(200, "[true]")),
                        Named.of("JSON text", json(200, "\"is valid\"")),
                        Named.of("JSON cut short", json(200, "{\"success\":true,\"token\":\"is val")),
                        Named.of("not JSON", json(200, "success=true&token=is valid")),
                        Named.of("HTML 200", html(200)),
                        Named.of("HTML 400", html(400)),
                        Named.of("HTML 401", html(401)),
                        Named.of("HTML 403", html(403)),
                        Named.of("HTML 500", html(500)),
                        Named.of("HTML 502", html(502)),
                        Named.of("HTML 503", html(503)),
                        Named.of("redirect", redirect("/elsewhere"))),
                Stream.of(Fault.values())
                        .map(fault -> Named.of(fault.name(), aResponse().withFault(fault))));
    }
}
