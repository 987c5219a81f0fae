package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static dev.sallyport.login.ScriptedPhone.MASKED;
import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static dev.sallyport.login.ScriptedPhone.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.Following;
import dev.sallyport.challenge.ResendWay;
import dev.sallyport.challenge.Sending;
import dev.sallyport.factor.Arrival;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.store.FreshSqliteStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a page is told of the code's way, and what that must not do.
class CodeFollowingTest {
    private static final CodeReference TEXT = new CodeReference("a-code", "a-text");
    private static final CodeReference CALL = new CodeReference("a-code", "a-call");
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration RESEND_AFTER = Duration.ofSeconds(30);

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void build() {
        gate = new Gate(store, Map.of("sallyport.login.sends", "2"));
        gate.phone.delivers(new Delivery.Sent(Channel.SMS, MASKED, TEXT));
    }

    @Test
    void nobodyIsAskedBeforeThereCanBeNews_norWhenAPageIsShown() {
        Browser ada = gate.proving();

        assertThat(look(ada)).isEqualTo(News.WAITING);
        gate.clock.advance(FIRST_LOOK);
        ada.looks();

        assertThat(gate.phone.askedAbout()).isEmpty();
    }

    @Test
    void pageHearsThatTheTextWasLost_andTheNextLookTellsIt() {
        Browser ada = gate.proving();
        CodePage shown = ada.sees(CodePage.class);
        gate.phone.tells(Arrival.LOST);
        gate.clock.advance(RESEND_AFTER);

        assertThat(look(ada, shown)).isEqualTo(News.NEWS);

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.delivery().text()).contains("could not be delivered");
        assertThat(page.delivery().trouble()).isTrue();
        assertThat(Objects.requireNonNull(page.instead()).value()).isEqualTo("call");
        assertThat(page.resends()).extracting(ResendWay::channel).containsExactly("sms");
        assertThat(page.seen()).isNull();
        assertThat(gate.phone.askedAbout()).containsExactly(TEXT);
        assertThat(gate.counted("sallyport.codes.arrived", "channel", "sms", "outcome", "lost"))
                .isEqualTo(1);
    }

    @Test
    void pageHearsThatTheTextHasArrived() {
        Browser ada = gate.proving();
        CodePage shown = ada.sees(CodePage.class);
        gate.phone.tells(Arrival.DELIVERED);
        gate.clock.advance(FIRST_LOOK);

        assertThat(look(ada, shown)).isEqualTo(News.NEWS);

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.delivery().text()).isEqualTo("Our text message has reached");
        assertThat(page.instead()).isNull();
    }

    // Twilio: 60 a minute and 180 an hour for one verification.
    @Test
    void fiftyOpenPagesAreOneAsk() {
        Browser ada = gate.proving();
        Login login = ada.login();
        gate.clock.advance(FIRST_LOOK);
        LoginWatch watch = gate.get(LoginWatch.class);

        List<News> told = soon(Uni.join()
                .all(IntStream.range(0, 50)
                        .mapToObj(_ -> watch.look(login, "1-on_its_way"))
                        .toList())
                .andFailFast());

        assertThat(told).containsOnly(News.WAITING);
        assertThat(gate.phone.askedAbout()).hasSize(1);
    }

    @Test
    void providerThatNeverTellsIsAskedSevenTimes_andThenThePageStopsListening() {
        Browser ada = gate.proving();
        CodePage shown = ada.sees(CodePage.class);

        for (int second = 0; second < 61; second++) {
            gate.clock.advance(Duration.ofSeconds(1));
            look(ada, shown);
        }

        assertThat(gate.phone.askedAbout()).hasSize(7);
        assertThat(look(ada, shown)).isEqualTo(News.OVER);
        assertThat(ada.sees(CodePage.class).delivery().text()).startsWith("We sent a code by text message");
    }

    @Test
    void providerThatFailsSaysNothingNew_andTheCodeStillLetsIn() {
        Browser ada = gate.proving();
        gate.phone.tells(Uni.createFrom().failure(new IllegalStateException("down")));
        gate.clock.advance(FIRST_LOOK);

        assertThat(look(ada)).isEqualTo(News.WAITING);

        ada.looks();
        ada.types(RIGHT);
        ada.answer();
    }

    @Test
    void lostCodeLiftsNoLimit() {
        Browser ada = gate.proving();
        lose(ada);

        CodePage soon = ada.sees(CodePage.class);
        assertThat(soon.delivery().rest()).isEqualTo(". You can try it another way in 28 seconds.");
        assertThat(soon.instead()).isNull();
        assertThat(soon.seen()).isEqualTo("1-lost-yet");
        ada.asksForAnother("call");
        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.RESEND_TOO_SOON);
        assertThat(gate.phone.sent()).hasSize(1);

        gate.clock.advance(RESEND_AFTER);
        assertThat(look(ada, soon)).isEqualTo(News.NEWS);
        gate.phone.delivers(new Delivery.Sent(Channel.CALL, MASKED, CALL));
        ada.asksForAnother("call");
        lose(ada);

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.instead()).isNull();
        assertThat(page.delivery().rest()).contains("cannot send more codes");
    }

    @Test
    void codeThatWasCalledLostIsGoodAllTheSame() {
        Browser ada = gate.proving();
        lose(ada);

        ada.looks();
        ada.types(RIGHT);

        ada.answer();
    }

    @Test
    void complaintOnThePageStays() {
        Browser ada = gate.proving();
        ada.types(WRONG);

        lose(ada);

        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.WRONG);
    }

    @Test
    void whatIsToldOfTheTextSaysNothingOfTheCallThatCameAfterIt() {
        Browser ada = gate.proving();
        CodePage shown = ada.sees(CodePage.class);
        gate.clock.advance(RESEND_AFTER);
        Uni<Optional<Arrival>> late = Uni.createFrom().deferred(() -> {
            gate.phone.delivers(new Delivery.Sent(Channel.CALL, MASKED, CALL));
            ada.asksForAnother("call");
            return Uni.createFrom().item(Optional.of(Arrival.LOST));
        });
        gate.phone.tells(late.runSubscriptionOn(task -> new Thread(task).start()));

        assertThat(look(ada, shown)).isEqualTo(News.NEWS);

        assertThat(ada.sees(CodePage.class).delivery().text()).isEqualTo("We are calling");
        assertThat(ada.login().stage())
                .isInstanceOfSatisfying(
                        Stage.Proving.class,
                        proving -> assertThat(proving.challenge().sending())
                                .isInstanceOfSatisfying(
                                        Sending.Answered.class,
                                        answered -> assertThat(answered.following())
                                                .extracting(Following::arrival)
                                                .isEqualTo(Arrival.ON_ITS_WAY)));
    }

    @Test
    void browserWithoutScriptsIsToldWhenItAsks() {
        Browser ada = gate.proving();
        gate.phone.tells(Arrival.LOST);
        gate.clock.advance(FIRST_LOOK);

        ada.looksAgain();

        assertThat(ada.sees(CodePage.class).delivery().trouble()).isTrue();
    }

    @Test
    void messageWithoutANameIsNotFollowed() {
        gate.phone.delivers(new Delivery.Sent(Channel.SMS, MASKED));
        Browser ada = gate.proving();
        gate.clock.advance(FIRST_LOOK);

        assertThat(ada.sees(CodePage.class).seen()).isNull();
        assertThat(look(ada)).isEqualTo(News.OVER);
        assertThat(gate.phone.askedAbout()).isEmpty();
    }

    @Test
    void provenLoginHasNothingToTell() {
        Browser ada = gate.proving();
        ada.types(RIGHT);

        assertThat(soon(gate.get(LoginWatch.class).look(ada.login(), ""))).isEqualTo(News.OVER);
    }

    private void lose(Browser browser) {
        gate.phone.tells(Arrival.LOST);
        gate.clock.advance(FIRST_LOOK);
        look(browser);
    }

    private News look(Browser browser) {
        return look(browser, browser.sees(CodePage.class));
    }

    private News look(Browser browser, CodePage shown) {
        return soon(
                gate.get(LoginWatch.class).look(browser.login(), Objects.requireNonNullElse(shown.seen(), "1-told")));
    }
}
