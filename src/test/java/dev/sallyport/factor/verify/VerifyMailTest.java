package dev.sallyport.factor.verify;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(VendorServer.class)
class VerifyMailTest {
    private static final CodeReference SENT = new CodeReference(VerifyBodies.SID, VerifyBodies.ATTEMPT);

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    VerifyMail mail;

    @Inject
    Database database;

    @BeforeEach
    void answer() {
        vendor.resetAll();
        vendor.stubFor(any(anyUrl()).willReturn(json(201, VerifyBodies.verification(VerifyBodies.SID, "pending"))));
        soon(database.run(Statement.of("DELETE FROM verifications")));
    }

    @ParameterizedTest
    @EnumSource
    void codeGoesToTheAddressWhicheverWayWasAskedFor(Channel channel) {
        assertThat(deliver("alice@example.com", channel))
                .isEqualTo(new Delivery.Sent(Channel.EMAIL, "a•••@example.com", SENT));
        vendor.verify(
                1,
                postRequestedFor(anyUrl())
                        .withFormParam("To", equalTo("alice@example.com"))
                        .withFormParam("Channel", equalTo("email")));
    }

    @Test
    void handleOfAPhoneIsNoAddress() {
        assertThat(deliver("+4915112345678", Channel.AUTOMATIC))
                .isEqualTo(new Delivery.NotSent(Delivery.Reason.UNKNOWN_REGISTRATION));
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @Test
    void codeIsCheckedAsAPhonesIs() {
        vendor.stubFor(any(anyUrl()).willReturn(json(200, VerifyBodies.check(VerifyBodies.SID, "approved", true))));

        assertThat(soon(mail.check(holding("alice@example.com"), new OneTimeCode("123456"), SENT)))
                .isEqualTo(new Verdict.Right());
        assertThat(soon(mail.check(holding("alice@example.com"), new OneTimeCode("123456"), null)))
                .isEqualTo(new Verdict.Wrong());
    }

    private Delivery deliver(String handle, Channel channel) {
        Dispatch dispatch = new Dispatch(channel, "en", new Dispatch.Asker("a-login", "a-person", null), false);
        return soon(mail.deliver(holding(handle), dispatch));
    }

    private static Authenticator holding(String handle) {
        return new Authenticator("one", FactorKind.EMAIL, new Handle(handle), null, Instant.EPOCH);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
