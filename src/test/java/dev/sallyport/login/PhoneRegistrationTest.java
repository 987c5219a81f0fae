package dev.sallyport.login;

import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.enrolment.PhonePage;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.Registration;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.store.FreshSqliteStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a typed phone leads to. Covers C7.58 and C7.61.
class PhoneRegistrationTest {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @SuppressWarnings("NullAway.Init") // As above.
    private Browser wren;

    @BeforeEach
    void arriveAtThePhonePage() {
        gate = new Gate(store);
        wren = gate.enrolling();
        gate.audit().forget();
    }

    @Test
    void phonePageBeginsEmptyInTheBrowsersCountry() {
        PhonePage page = wren.sees(PhonePage.class);

        assertThat(page.selectedCountry()).isEqualTo("SE");
        assertThat(page.typedNumber()).isEmpty();
        assertThat(page.problem()).isNull();
        assertThat(page.action()).isEqualTo("/login/" + wren.id());
        assertThat(page.clientName()).isEqualTo("Paper Kite");
        assertThat(page.countries())
                .anySatisfy(choice -> assertThat(choice.label()).isEqualTo("Sweden (+46)"));
    }

    @Test
    void countryThatTheTenantTellsComesFirst() {
        Browser other = gate.browser().opening(gate.aToken().with("locale", "de-AT"));

        PhonePage page = other.sees(PhonePage.class);

        assertThat(page.selectedCountry()).isEqualTo("AT");
    }

    @Test
    void phoneIsRegisteredAndAskedForItsCode() {
        assertThat(wren.enters("US", "(415) 555-0142").getStatus()).isEqualTo(303);

        assertThat(wren.sees(CodePage.class).may().changeNumber()).isTrue();
        assertThat(gate.phone.registered()).containsExactly(Gate.NUMBER);
        assertThat(gate.phone.sent())
                .singleElement()
                .satisfies(one -> assertThat(one.to()).isEqualTo(new Handle("4155550142")));
        assertThat(wren.login().phones()).isEqualTo(1);
        assertThat(gate.held()).isEmpty();
    }

    // C7.61
    @ParameterizedTest
    @CsvSource({
        "US, 415 555, WRONG_LENGTH",
        "US, 1-800-FLOWERS, NOT_A_NUMBER",
        "US, '', NOT_A_NUMBER",
        "US, 900 234 5678, NOT_A_MOBILE",
        "XX, 4155550142, UNKNOWN_COUNTRY"
    })
    void phoneThatWillNotDoIsTheSameStepAgain_withWhatWasTyped(String country, String number, PhoneProblem problem) {
        wren.enters(country, number);

        PhonePage page = wren.sees(PhonePage.class);
        assertThat(page.problem()).isEqualTo(problem);
        assertThat(page.selectedCountry()).isEqualTo(country);
        assertThat(page.typedNumber()).isEqualTo(number);
        assertThat(gate.phone.registered()).isEmpty();
        assertThat(wren.login().phones()).isZero();
        assertThat(gate.audit().told()).isEmpty();
    }

    static Stream<Arguments> whatKeepsFromRegistering() {
        return Stream.of(
                Arguments.of(new EmailLookup.NoEmail(), PhoneProblem.NO_EMAIL, "user_updated:no-email"),
                Arguments.of(
                        new EmailLookup.NoSuchUser(),
                        PhoneProblem.PROVIDER_UNAVAILABLE,
                        "user_updated:provider-unavailable"),
                Arguments.of(
                        new EmailLookup.Unavailable(),
                        PhoneProblem.PROVIDER_UNAVAILABLE,
                        "user_updated:provider-unavailable"));
    }

    @ParameterizedTest
    @MethodSource("whatKeepsFromRegistering")
    void tenantWithoutAnAddressIsToldOnce_andUsesUpNoPhone(EmailLookup none, PhoneProblem problem, String told) {
        gate.users.findOf(none);

        for (int i = 0; i < 5; i++) {
            wren.enters("US", "4155550142");
        }

        assertThat(wren.sees(PhonePage.class).problem()).isEqualTo(problem);
        assertThat(wren.sees(PhonePage.class).typedNumber()).isEqualTo("4155550142");
        assertThat(wren.login().phones()).isZero();
        assertThat(gate.phone.registered()).isEmpty();
        assertThat(gate.audit().told()).containsExactly(told);
        assertThat(gate.audit().since().getFirst().path("result").asText()).isEqualTo("failure");
    }

    @Test
    void outageOfTheProviderUsesUpNoPhone() {
        gate.phone.registersAs(new Registration.Unavailable());
        for (int i = 0; i < 4; i++) {
            wren.enters("US", "4155550142");
        }

        assertThat(wren.sees(PhonePage.class).problem()).isEqualTo(PhoneProblem.PROVIDER_UNAVAILABLE);
        gate.phone.registersEveryone();
        wren.enters("US", "4155550142");
        assertThat(wren.looksAtAPage().template()).isInstanceOf(CodePage.class);
    }

    @Test
    void phoneThatTheProviderRefusesCounts() {
        gate.phone.registersAs(new Registration.PhoneRefused());

        wren.enters("US", "4155550142");

        assertThat(wren.sees(PhonePage.class).problem()).isEqualTo(PhoneProblem.REFUSED_BY_PROVIDER);
        assertThat(wren.login().phones()).isEqualTo(1);
        assertThat(gate.audit().told()).isEmpty();
    }

    @Test
    void phonesOfOneLoginComeToAnEnd() {
        for (int i = 0; i < 3; i++) {
            wren.enters("US", "415555010" + i);
            wren.changesTheNumber();
        }

        wren.enters("US", "4155550142");
        wren.enters("US", "4155550142");

        assertThat(wren.sees(PhonePage.class).problem()).isEqualTo(PhoneProblem.TOO_MANY_NUMBERS);
        assertThat(gate.phone.registered()).hasSize(3).doesNotContain(Gate.NUMBER);
        assertThat(gate.audit().told()).containsExactly("excess_rate_limit_exceeded:too-many-numbers");
    }

    @Test
    void numberThatWasTypedHereCanBeChanged() {
        wren.enters("US", "4155550142");
        wren.looks();

        assertThat(wren.changesTheNumber().getStatus()).isEqualTo(303);
        assertThat(wren.sees(PhonePage.class).typedNumber()).isEmpty();
        wren.enters("US", "4155550166");
        wren.looks();
        wren.types(RIGHT);

        assertThat(gate.held())
                .singleElement()
                .satisfies(one -> assertThat(one.phone()).isEqualTo(new PhoneNumber(1, "4155550166")));
    }

    @Test
    void enrolledPersonCannotChangeTheNumberHere() {
        Gate.soon(gate.get(AuthenticatorStore.class).activateFirst(Gate.ADA, Gate.HELD));
        Browser ada = gate.provingAgain();
        gate.audit().forget();

        ada.changesTheNumber();

        assertThat(ada.sees(CodePage.class).may().changeNumber()).isFalse();
        assertThat(gate.audit().told()).containsExactly("sequence_fail:step-out-of-turn");
        assertThat(gate.audit().since().getFirst().path("detail").asText()).isEqualTo("change-number while proving");
    }

    @Test
    void phoneAtTheCodePageIsToldOnceAndNotRegistered() {
        wren.enters("US", "4155550142");
        wren.looks();
        gate.audit().forget();

        wren.enters("US", "4155550166");
        wren.enters("US", "4155550166");

        assertThat(gate.phone.registered()).hasSize(1);
        assertThat(gate.audit().told()).containsExactly("sequence_fail:step-out-of-turn");
        assertThat(gate.audit().since().getFirst().path("detail").asText()).isEqualTo("phone while proving");
    }

    @Test
    void phoneOfALoginThatIsOverIsNotRegistered() {
        gate.clock.advance(Duration.ofMinutes(10));

        wren.enters("US", "4155550142");

        assertThat(gate.phone.registered()).isEmpty();
        assertThat(wren.sees(RefusalPage.class).code()).isEqualTo("login-expired");
    }

    @Test
    void personWhoEnrolledInAnotherTabIsNotAskedForAPhone() {
        gate.enrol();

        wren.enters("US", "4155550166");

        assertThat(gate.phone.registered()).isEmpty();
        assertThat(wren.sees(CodePage.class).may().changeNumber()).isFalse();
        assertThat(gate.phone.sent()).extracting(ScriptedPhone.Sent::to).isEqualTo(List.of(Gate.HELD.handle()));
    }

    @Test
    void numberIsNotChangedInALoginThatHasEnded() {
        wren.cancels();

        wren.changesTheNumber();

        assertThat(wren.sees(RefusalPage.class).code()).isEqualTo("cancelled");
    }
}
