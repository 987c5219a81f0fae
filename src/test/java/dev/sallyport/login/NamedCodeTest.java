package dev.sallyport.login;

import static dev.sallyport.login.ScriptedPhone.MASKED;
import static dev.sallyport.login.ScriptedPhone.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.ResendWay;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.store.FreshSqliteStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A provider that names the codes it sends: each login keeps the name of its own. Covers C2.21.
class NamedCodeTest {
    private static final CodeReference ONE = new CodeReference("one");
    private static final CodeReference ANOTHER = new CodeReference("another");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void build() {
        gate = new Gate(store, Map.of("sallyport.login.tries", "10", "sallyport.login.tries-per-code", "2"));
    }

    @Test
    void codeIsCheckedUnderTheNameOfTheNewest() {
        Browser ada = sent(ONE);
        ada.types(WRONG);
        gate.phone.delivers(named(ANOTHER));
        again(ada);

        ada.types(WRONG);

        assertThat(gate.phone.checkedUnder()).containsExactly(Optional.of(ONE), Optional.of(ANOTHER));
    }

    @Test
    void twoLoginsOfOnePersonHaveCodesOfTheirOwn() {
        Browser ada = sent(ONE);
        gate.phone.delivers(named(ANOTHER));
        Browser elsewhere = gate.provingAgain();

        elsewhere.types(WRONG);
        ada.types(WRONG);

        assertThat(gate.phone.checkedUnder()).containsExactly(Optional.of(ANOTHER), Optional.of(ONE));
        assertThat(gate.phone.dispatched())
                .extracting(dispatch -> dispatch.asker().login())
                .containsExactly(ada.id(), elsewhere.id());
    }

    @Test
    void codeThatCouldNotBeSentLeavesTheOneBeforeGood() {
        Browser ada = sent(ONE);
        gate.phone.delivers(new Delivery.NotSent(Delivery.Reason.TOO_MANY));
        again(ada);

        ada.types(WRONG);

        assertThat(gate.phone.checkedUnder()).containsExactly(Optional.of(ONE));
    }

    @Test
    void whereNothingWasSentThereIsNoName() {
        gate.phone.delivers(new Delivery.Unavailable());
        Browser ada = gate.proving();

        ada.types(WRONG);

        assertThat(gate.phone.checkedUnder()).containsExactly(Optional.empty());
    }

    @Test
    void codeIsToBeReplacedOnceItHasNoTriesLeft() {
        Browser ada = sent(ONE);
        ada.types(WRONG);
        again(ada);
        ada.types(WRONG);
        ada.types(WRONG);

        again(ada);

        assertThat(gate.phone.dispatched()).extracting(Dispatch::replacing).containsExactly(false, false, true);
    }

    @Test
    void providerIsToldWhoAsksAndFromWhere() {
        sent(ONE);

        Dispatch.Asker asker = gate.phone.dispatched().getFirst().asker();
        assertThat(asker.person()).contains(Gate.ADA.issuer(), Gate.ADA.subject());
        assertThat(asker.address()).isEqualTo("203.0.113.5");
    }

    @Test
    void everyWayOfTheFactorIsOffered_wordedAfterTheOneBefore() {
        Browser ada = sent(ONE);

        assertThat(ada.sees(CodePage.class).resends())
                .containsExactly(new ResendWay("sms", "Send a new text"), new ResendWay("call", "Call me instead"));
    }

    private Browser sent(CodeReference reference) {
        gate.phone.delivers(named(reference));
        return gate.proving();
    }

    private void again(Browser ada) {
        gate.clock.advance(A_MINUTE.multipliedBy(2));
        ada.asksForAnother("sms");
        ada.looks();
    }

    private static Delivery named(CodeReference reference) {
        return new Delivery.Sent(Channel.SMS, MASKED, reference);
    }
}
