package dev.sallyport.attack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.sallyport.attack.Scene.THIEFS_PHONE;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What reaches Authy of what people type.
@QuarkusTest
@WithTestResource(VendorServer.class)
class AuthyAddressAttackTest {
    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    Scene scene;

    private Outsider thief;
    private String authyId = "";

    @BeforeEach
    void begin() {
        scene.wipe();
        // Listens in, and passes everything on.
        vendor.resetAll();
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse().proxiedFrom(scene.sandbox().settings().origin())));
        authyId = scene.enrolled("wren", WRENS_PHONE);
        thief = scene.outsider("wren");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567/16350007",
                "../../../app/details",
                "1234567?force=false",
                "1234567%2F16350007",
                "1234567#",
                "1234567;x=y",
                "123\r\n4567",
                "1234567\u0000"
            })
    void codeWithSlashesDoesNotReachAuthysPath(String code) {
        thief.arrives();

        Page page = thief.types(code);

        assertThat(verifications())
                .allMatch(address -> address.matches("/protected/json/verify/[0-9]{6,8}/" + authyId + "\\?force=true"));
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void everyCheckInsistsOnAVerdict() {
        thief.arrives();

        thief.types(scene.wrongCodeAt(WRENS_PHONE));

        assertThat(verifications()).singleElement().asString().endsWith("?force=true");
    }

    @Test
    void checksAreOfTheStoredPhoneOnly() {
        String own = scene.registered(THIEFS_PHONE);
        thief.arrives();
        thief.sends("code", Map.of("code", scene.appCodeAt(THIEFS_PHONE), "authy_id", own, "id", own));

        assertThat(verifications()).isNotEmpty().noneMatch(address -> address.contains(own));
    }

    @Test
    void apiKeyIsInNoAddress() {
        Outsider tomas = scene.outsider("tomas");
        tomas.arrives();
        tomas.entersPhone(THIEFS_PHONE);
        tomas.types(scene.codeAt(THIEFS_PHONE));

        assertThat(requests()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(request -> {
            assertThat(request.getUrl()).doesNotContain("api_key", "sandbox-authy-api-key");
            assertThat(request.getHeader("X-Authy-API-Key")).isEqualTo("sandbox-authy-api-key");
        });
    }

    private List<LoggedRequest> requests() {
        return vendor.findAll(anyRequestedFor(urlPathMatching("/(protected|onetouch)/.*")));
    }

    private List<String> verifications() {
        return requests().stream()
                .map(LoggedRequest::getUrl)
                .filter(address -> address.contains("/verify"))
                .toList();
    }
}
