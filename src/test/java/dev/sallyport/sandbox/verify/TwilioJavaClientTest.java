package dev.sallyport.sandbox.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.verify.v2.VerificationAttempt;
import com.twilio.rest.verify.v2.service.AccessToken;
import com.twilio.rest.verify.v2.service.Verification;
import com.twilio.rest.verify.v2.service.VerificationCheck;
import com.twilio.rest.verify.v2.service.entity.Challenge;
import com.twilio.rest.verify.v2.service.entity.Factor;
import com.twilio.rest.verify.v2.service.entity.NewFactor;
import dev.sallyport.sandbox.SandboxTemplates;
import dev.sallyport.sandbox.authenticator.AuthenticatorApp;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.sandbox.phone.Message;
import dev.sallyport.sandbox.phone.PushAnswer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Twilio's own Java client takes the sandbox for Twilio.
class TwilioJavaClientTest {
    private static final String ADA = "+447700900123";
    private static final String SERVICE = VerifyServer.ACCOUNT.service();

    private static final String IDENTITY = "ff483d1ff591898a9942916050d2ca3f";

    private final VerifyServer server = new VerifyServer();
    private final TwilioRestClient client = clientWith(VerifyServer.ACCOUNT.secret());

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verification.Channel.class,
            names = {"SMS", "CALL", "WHATSAPP"})
    void codeIsSentAndApproved(Verification.Channel channel) {
        Verification sent =
                Verification.creator(SERVICE, ADA, channel.toString()).create(client);

        assertThat(sent.getStatus()).isEqualTo("pending");
        assertThat(sent.getTo()).isEqualTo(ADA);
        assertThat(sent.getChannel()).isEqualTo(channel);
        assertThat(sent.getServiceSid()).isEqualTo(SERVICE);
        assertThat(sent.getDateCreated().toInstant()).isEqualTo(VerifyServer.NOW);
        assertThat(sent.getSendCodeAttempts()).hasSize(1);
        VerificationCheck check = VerificationCheck.creator(SERVICE)
                .setVerificationSid(sent.getSid())
                .setCode(server.verify.newestCode(ADA).orElseThrow())
                .create(client);
        assertThat(check.getStatus()).isEqualTo("approved");
        assertThat(check.getValid()).isTrue();
        assertThat(check.getSid()).isEqualTo(sent.getSid());
    }

    @Test
    void whatBecameOfATextIsOnRecord() {
        server.inbox.lose(ADA, Set.of(Message.Kind.TEXT));
        Verification sent = Verification.creator(SERVICE, ADA, "sms").create(client);
        Verification.creator(SERVICE, ADA, "call").create(client);
        server.secondsLater(5);

        List<VerificationAttempt> attempts = new ArrayList<>();
        VerificationAttempt.reader()
                .setVerificationSid(sent.getSid())
                .read(client)
                .forEach(attempts::add);

        assertThat(attempts)
                .extracting(VerificationAttempt::getChannel)
                .containsExactly(VerificationAttempt.Channels.CALL, VerificationAttempt.Channels.SMS);
        assertThat(attempts.getLast().getChannelData())
                .containsEntry("message_status", "undelivered")
                .containsEntry("to", ADA);
        assertThat(VerificationAttempt.fetcher(attempts.getFirst().getSid())
                        .fetch(client)
                        .getConversionStatus())
                .isEqualTo(VerificationAttempt.ConversionStatus.UNCONVERTED);
    }

    @Test
    void wrongCodeIsPending() {
        Verification.creator(SERVICE, ADA, "sms").create(client);

        VerificationCheck check =
                VerificationCheck.creator(SERVICE).setTo(ADA).setCode("not").create(client);

        assertThat(check.getStatus()).isEqualTo("pending");
        assertThat(check.getValid()).isFalse();
    }

    @Test
    void verificationIsFetchedAndCancelled() {
        Verification sent = Verification.creator(SERVICE, ADA, "sms").create(client);

        assertThat(Verification.fetcher(SERVICE, sent.getSid()).fetch(client).getStatus())
                .isEqualTo("pending");
        assertThat(Verification.updater(SERVICE, sent.getSid(), Verification.Status.CANCELED)
                        .update(client)
                        .getStatus())
                .isEqualTo("canceled");
        ApiException gone = catchThrowableOfType(
                ApiException.class,
                () -> Verification.fetcher(SERVICE, sent.getSid()).fetch(client));
        assertThat(gone.getCode()).isEqualTo(20404);
        assertThat(gone.getStatusCode()).isEqualTo(404);
    }

    @Test
    void keyOfAnAppIsMadeVerifiedAndChallenged() {
        NewFactor made = NewFactor.creator(SERVICE, IDENTITY, "Acme", NewFactor.FactorTypes.TOTP)
                .setConfigCodeLength(8)
                .setConfigAlg(NewFactor.TotpAlgorithms.SHA256)
                .create(client);
        assertThat(made.getStatus()).isEqualTo(NewFactor.FactorStatuses.UNVERIFIED);
        assertThat(made.getIdentity()).isEqualTo(IDENTITY);
        AuthenticatorApp app =
                new AuthenticatorApp(Clock.fixed(VerifyServer.NOW, ZoneOffset.UTC), new SandboxTemplates());
        Map<?, ?> binding = (Map<?, ?>) made.getBinding();
        assertThat(app.scan(String.valueOf(binding.get("uri")))).isTrue();
        String code = app.newestCode().orElseThrow();

        Factor verified = Factor.updater(SERVICE, IDENTITY, made.getSid())
                .setAuthPayload(code)
                .update(client);
        Challenge challenge = Challenge.creator(SERVICE, IDENTITY, made.getSid())
                .setAuthPayload(code)
                .create(client);

        assertThat(verified.getStatus()).isEqualTo(Factor.FactorStatuses.VERIFIED);
        assertThat(Factor.fetcher(SERVICE, IDENTITY, made.getSid()).fetch(client))
                .isEqualTo(verified);
        assertThat(challenge.getStatus()).isEqualTo(Challenge.ChallengeStatuses.APPROVED);
        assertThat(challenge.getFactorSid()).isEqualTo(made.getSid());
    }

    @Test
    void appIsAddedByATokenAndAsked() {
        AccessToken token = AccessToken.creator(SERVICE, IDENTITY, AccessToken.FactorTypes.PUSH)
                .setTtl(300)
                .create(client);
        assertThat(server.verify.addApp("https://app.example/add#token=" + token.getToken()))
                .isTrue();
        Factor app = Factor.reader(SERVICE, IDENTITY).read(client).iterator().next();
        assertThat(app.getStatus()).isEqualTo(Factor.FactorStatuses.VERIFIED);

        Challenge asked = Challenge.creator(SERVICE, IDENTITY, app.getSid())
                .setDetailsMessage("Is it you?")
                .setDetailsFields(List.of(Map.of("label", "Place", "value", "Vienna")))
                .create(client);
        server.verify.answer(asked.getSid(), PushAnswer.APPROVE);

        assertThat(asked.getStatus()).isEqualTo(Challenge.ChallengeStatuses.PENDING);
        assertThat(Challenge.fetcher(SERVICE, IDENTITY, asked.getSid())
                        .fetch(client)
                        .getStatus())
                .isEqualTo(Challenge.ChallengeStatuses.APPROVED);
    }

    @Test
    void refusalHasItsCode() {
        ApiException landline = catchThrowableOfType(
                ApiException.class,
                () -> Verification.creator(SERVICE, "+442071838750", "sms").create(client));

        assertThat(landline.getCode()).isEqualTo(60205);
        assertThat(landline.getMoreInfo()).isEqualTo("https://www.twilio.com/docs/errors/60205");
    }

    @Test
    void limitReachesTheCaller() {
        // The client asks again some times by itself.
        server.verify.faults().next(10, new Fault.Status(429));

        ApiException limited = catchThrowableOfType(
                ApiException.class,
                () -> Verification.creator(SERVICE, ADA, "sms").create(client));

        assertThat(limited.getCode()).isEqualTo(20429);
    }

    @Test
    void otherSecretIsRefused() {
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> Verification.creator(SERVICE, ADA, "sms").create(clientWith("another-secret")));

        assertThat(refused.getStatusCode()).isEqualTo(401);
    }

    private TwilioRestClient clientWith(String secret) {
        return new TwilioRestClient.Builder(VerifyServer.ACCOUNT.key(), secret)
                .accountSid("AC" + "3".repeat(32))
                .httpClient(new SandboxHttp(server.base()))
                .build();
    }
}
