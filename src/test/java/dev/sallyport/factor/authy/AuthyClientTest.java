package dev.sallyport.factor.authy;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.sallyport.testsupport.Replies.json;
import static dev.sallyport.testsupport.Replies.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.authy.AuthyAnswer.Silent;
import dev.sallyport.remote.RemoteClients;
import dev.sallyport.remote.RemoteServices;
import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(VendorServer.class)
class AuthyClientTest {
    private static final AuthyId ID = new AuthyId("1635");
    private static final OneTimeCode CODE = new OneTimeCode("7654321");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    AuthyClient client;

    @Inject
    AuthyApi api;

    @Inject
    RemoteClients clients;

    @Inject
    RemoteServices services;

    @BeforeEach
    void forgetEarlierReplies() {
        vendor.resetAll();
    }

    @Test
    void keyTravelsInAHeaderOnly() {
        authyAnswers(json(200, AuthyBodies.TOKEN_VALID));

        client.verify(ID, CODE).await().atMost(PATIENCE);

        vendor.verify(
                1,
                getRequestedFor(urlEqualTo("/protected/json/verify/7654321/1635?force=true"))
                        .withHeader("X-Authy-API-Key", equalTo("sandbox-authy-api-key")));
    }

    @Test
    void registersWithoutALinkToTheApp() {
        authyAnswers(json(200, AuthyBodies.USER_CREATED));

        client.register(new PhoneNumber(49, "15112345678"), new EmailAddress("alice@example.com"))
                .await()
                .atMost(PATIENCE);

        vendor.verify(
                1,
                postRequestedFor(urlEqualTo("/protected/json/users/new"))
                        .withHeader("X-Authy-API-Key", equalTo("sandbox-authy-api-key"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson("""
                                        {"user":{"email":"alice@example.com","cellphone":"15112345678",
                                        "country_code":"49"},"send_install_link_via_sms":false}""")));
    }

    @Test
    void forcesATextOrACallOnlyWhenAskedFor() {
        authyAnswers(json(200, AuthyBodies.SMS_SENT));

        client.textIfNeeded(ID, "pt-BR").await().atMost(PATIENCE);
        client.text(ID, "de").await().atMost(PATIENCE);
        client.call(ID, "de").await().atMost(PATIENCE);

        vendor.verify(
                1,
                getRequestedFor(urlPathEqualTo("/protected/json/sms/1635"))
                        .withQueryParam("force", absent())
                        .withQueryParam("locale", equalTo("pt-BR")));
        vendor.verify(
                1,
                getRequestedFor(urlPathEqualTo("/protected/json/sms/1635"))
                        .withQueryParam("force", equalTo("true"))
                        .withQueryParam("locale", equalTo("de")));
        vendor.verify(
                1,
                getRequestedFor(urlPathEqualTo("/protected/json/call/1635"))
                        .withQueryParam("force", equalTo("true"))
                        .withQueryParam("locale", equalTo("de")));
    }

    @Test
    void redirectIsNotFollowed() {
        authyAnswers(redirect("/elsewhere"));

        assertThat(client.verify(ID, CODE).await().atMost(PATIENCE)).isEqualTo(new Silent());
        assertThat(vendor.getAllServeEvents())
                .extracting(ServeEvent::getRequest)
                .extracting(request -> request.getUrl())
                .containsExactly("/protected/json/verify/7654321/1635?force=true");
    }

    @Test
    void silenceIsNoAnswerAndIsNotAskedTwice() {
        authyAnswers(json(200, AuthyBodies.TOKEN_VALID).withFixedDelay(10_000));
        AuthyClient hurried = new AuthyClient(api, services, new Settings(Duration.ofMillis(300)));

        assertThat(hurried.verify(ID, CODE).await().atMost(Duration.ofSeconds(3)))
                .isEqualTo(new Silent());
        assertThat(vendor.getAllServeEvents()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void bodyThatTricklesInIsNoAnswer() {
        authyAnswers(json(200, AuthyBodies.TOKEN_VALID).withChunkedDribbleDelay(10, 10_000));
        AuthyClient hurried = new AuthyClient(api, services, new Settings(Duration.ofMillis(300)));

        assertThat(hurried.verify(ID, CODE).await().atMost(Duration.ofSeconds(3)))
                .isEqualTo(new Silent());
    }

    @Test
    void codesAndRepliesAreNotLogged() {
        try (LogLines log = LogLines.of("")) {
            authyAnswers(json(503, "{\"message\":\"about alice\""));
            client.verify(ID, CODE).await().atMost(PATIENCE);
            authyAnswers(json(200, AuthyBodies.TOKEN_VALID).withFixedDelay(10_000));
            new AuthyClient(api, services, new Settings(Duration.ofMillis(300)))
                    .verify(ID, CODE)
                    .await()
                    .atMost(PATIENCE);
            // Longer than the HTTP client waits itself, so that its own time-out speaks up.
            new AuthyClient(impatient(), services, new Settings(PATIENCE))
                    .verify(ID, CODE)
                    .await()
                    .atMost(PATIENCE);

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("not understood: status=503"))
                    .anyMatch(line -> line.contains("did not answer verify"))
                    .noneMatch(line -> line.contains("7654321"))
                    .noneMatch(line -> line.contains("1635"))
                    .noneMatch(line -> line.contains("alice"));
        }
    }

    @Test
    void refusedKeyIsLoggedByTheNameOfItsSetting() {
        try (LogLines log = LogLines.of("dev.sallyport")) {
            authyAnswers(json(401, AuthyBodies.error("60001", "Invalid API key")));
            client.text(ID, "en").await().atMost(PATIENCE);

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("sallyport.authy.api-key"))
                    .noneMatch(line -> line.contains("sandbox-authy-api-key"));
        }
    }

    private AuthyApi impatient() {
        return clients.of(AuthyApi.class, URI.create(vendor.baseUrl()), Duration.ofSeconds(1));
    }

    private void authyAnswers(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));
    }

    record Settings(Duration timeout) implements AuthyConfig {
        @Override
        public URI url() {
            return URI.create("http://127.0.0.1");
        }

        @Override
        public ApiKey apiKey() {
            return new ApiKey("unused");
        }

        @Override
        public boolean onetouch() {
            return true;
        }

        @Override
        public Optional<URI> onetouchLogo() {
            return Optional.empty();
        }
    }
}
