package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.testsupport.MutableClock;
import dev.sallyport.token.LoginRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginMeterTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LostPeople lost = new LostPeople(new MutableClock(ALogin.NOW));
    private final LoginMeter meter = new LoginMeter(meters, lost);

    @ParameterizedTest
    @EnumSource
    void onlyALostStoreRaisesTheAlarm(Refusal reason) {
        for (int i = 0; i < LostPeople.MANY; i++) {
            meter.opened(loginOf("auth0|" + i, new Stage.Refused(reason)));
        }

        boolean tells = reason == Refusal.STORE_KNOWS_NOBODY || reason == Refusal.STORE_IS_BEHIND;
        assertThat(lost.areMany()).isEqualTo(tells);
        assertThat(meters.get("sallyport.logins.opened")
                        .tag("at", reason.code())
                        .counter()
                        .count())
                .isEqualTo(LostPeople.MANY);
    }

    @Test
    void loginIsCountedByWhereItBegins() {
        meter.opened(ALogin.at(Stage.Enrolling.first(FactorKind.AUTHY)));

        assertThat(meters.get("sallyport.logins.opened")
                        .tag("at", "phone")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static Login loginOf(String subject, Stage stage) {
        Login login = ALogin.at(stage);
        LoginRequest request = login.request();
        return new Login(
                login.id(),
                login.cookie(),
                new LoginRequest(
                        request.jti(),
                        request.nonce(),
                        new Person(request.person().issuer(), subject),
                        request.host(),
                        request.client(),
                        request.ip(),
                        request.place(),
                        request.acr(),
                        request.locale(),
                        request.enrolled(),
                        request.rev(),
                        request.authyId(),
                        request.authyIdConflict()),
                login.state(),
                stage,
                login.sends(),
                login.phones(),
                login.tries(),
                login.version(),
                login.openedAt(),
                login.expiresAt());
    }
}
