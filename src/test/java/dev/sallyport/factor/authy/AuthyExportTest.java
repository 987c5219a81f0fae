package dev.sallyport.factor.authy;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which number Authy's export tells, and that nothing else is taken for one.
@QuarkusTest
@WithTestResource(VendorServer.class)
class AuthyExportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    AuthyExport export;

    @BeforeEach
    void forgetEarlierReplies() {
        vendor.resetAll();
    }

    @Test
    void numberIsAskedForOnceAndUnderTheKey() {
        assertThat(numberBy(json(200, AuthyBodies.NUMBER_EXPORTED))).hasValue(new PhoneNumber(1, "4155550142"));

        vendor.verify(
                1,
                getRequestedFor(urlEqualTo("/protected/json/users/1635/phone_number"))
                        .withHeader("X-Authy-API-Key", equalTo("sandbox-authy-api-key")));
    }

    @ParameterizedTest
    @MethodSource({"refusals", "dev.sallyport.testsupport.Replies#unusable"})
    void whateverElseItSaysIsNoNumber(ResponseDefinitionBuilder reply) {
        assertThat(numberBy(reply)).isEmpty();
    }

    static Stream<Named<ResponseDefinitionBuilder>> refusals() {
        return Stream.of(
                Named.of("not open", json(400, AuthyBodies.error("60154", "Phone number export disabled"))),
                Named.of("no such user", json(404, AuthyBodies.error("60026", "User not found."))),
                Named.of("too many", json(429, AuthyBodies.error("60003", "DoS protection"))),
                Named.of("a number under another status", json(500, AuthyBodies.NUMBER_EXPORTED)),
                Named.of("another success", json(200, AuthyBodies.TOKEN_VALID)),
                Named.of("no country", number("415-555-0142", "", "+14155550142")),
                Named.of("no number", number("", "1", "+1")),
                Named.of("a masked one", number("XXX-XXX-0142", "1", "+1XXXXXX0142")),
                Named.of("parts that disagree", number("415-555-0142", "1", "+14155550166")),
                Named.of("countries that disagree", number("415-555-0142", "1", "+444155550142")),
                Named.of("one too long", number("415555014241555501", "1", "+1415555014241555501")),
                Named.of("twice", json(200, AuthyBodies.NUMBER_EXPORTED.replace("{", "{\"e164\":\"+14155550166\","))));
    }

    @Test
    void handleThatIsNoAuthyIdIsNotAskedFor() {
        vendor.stubFor(any(anyUrl()).willReturn(json(200, AuthyBodies.NUMBER_EXPORTED)));

        assertThat(export.numberOf(new Handle("../1635")).await().atMost(PATIENCE))
                .isEmpty();

        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @Test
    void neitherNumberNorIdIsLogged() {
        try (LogLines log = LogLines.of("dev.sallyport")) {
            numberBy(number("415-555-0142", "1", "+14155550166"));

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("does not export a number: status=200"))
                    .noneMatch(line -> line.contains("0142") || line.contains("0166") || line.contains("1635"));
        }
    }

    private Optional<PhoneNumber> numberBy(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));
        return export.numberOf(new Handle("1635")).await().atMost(PATIENCE);
    }

    private static ResponseDefinitionBuilder number(String national, String country, String e164) {
        return json(200, """
                {"phone_number":"%s","country_code":"%s","e164":"%s"}""".formatted(national, country, e164));
    }
}
