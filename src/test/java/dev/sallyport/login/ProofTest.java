package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static dev.sallyport.login.ScriptedPhone.ANOTHER_RIGHT;
import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static dev.sallyport.login.ScriptedPhone.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.auth0.PointerWrite;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Verdict;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Ticket;
import dev.sallyport.store.FreshSqliteStore;
import dev.sallyport.store.StoreFailed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What follows from a right code, by whose authenticator it proves.
class ProofTest {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void build() {
        gate = new Gate(store);
    }

    @Test
    void provenPhoneBecomesTheAuthenticator_andAuth0IsTold() {
        Browser wren = atTheCodePageWith("4155550142");
        assertThat(gate.held()).isEmpty();

        wren.types(RIGHT);

        assertThat(gate.held())
                .singleElement()
                .satisfies(one -> assertThat(one.phone()).isEqualTo(Gate.NUMBER));
        assertThat(gate.users.written())
                .singleElement()
                .satisfies(pointer -> assertThat(pointer.rev()).isEqualTo(1));
        assertThat(gate.audit().told()).endsWith("user_updated:authenticator-added", "authn_login_success");
        JsonNode added = gate.audit().since().get(2);
        assertThat(added.path("detail").asText()).isEqualTo("enrolled");
        assertThat(added.path("factor").asText()).isEqualTo("authy");
        assertThat(wren.answer().path("purpose").asText()).isEqualTo("second-factor");
    }

    @Test
    void phoneThatIsNotProvenIsNobodysAuthenticator() {
        Browser wren = atTheCodePageWith("4155550142");

        wren.types(WRONG);

        assertThat(gate.held()).isEmpty();
        assertThat(gate.users.written()).isEmpty();
    }

    @Test
    void pointerThatCannotBeWrittenIsNoReasonToKeepSomebodyOut() {
        gate.users.write(new PointerWrite.NotWritten(PointerWrite.Reason.UNAVAILABLE));
        Browser wren = atTheCodePageWith("4155550142");

        wren.types(RIGHT);

        assertThat(wren.answer().path("pointer").path("enrolled").asBoolean()).isTrue();
    }

    @Test
    void ofTwoPendingEnrolmentsTheFirstToBeProvenWins_andTheOtherIsAskedForItsCode() {
        Browser rival = atTheCodePageWith("4155550166");
        Browser wren = atTheCodePageWith("4155550142");
        wren.types(RIGHT);
        gate.audit().forget();

        rival.types(ANOTHER_RIGHT);

        assertThat(gate.held()).hasSize(1);
        assertThat(rival.login().stage())
                .isInstanceOfSatisfying(
                        Stage.Proving.class,
                        proving -> assertThat(proving.challenge().target())
                                .isEqualTo(gate.held().getFirst()));
        assertThat(rival.sees(CodePage.class).may().changeNumber()).isFalse();
        assertThat(gate.audit().told()).startsWith("user_updated:authenticator-added", "user_updated:overtaken");
        assertThat(gate.audit().since().get(1).path("result").asText()).isEqualTo("failure");
        rival.types("1111111");
        assertThat(rival.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    @Test
    void enrolmentThatWasCutShortAfterItCountedIsGood() {
        Browser wren = atTheCodePageWith("4155550142");
        Authenticator candidate =
                ((Stage.Proving) wren.login().stage()).challenge().target();
        soon(gate.get(AuthenticatorStore.class).activateFirst(Gate.ADA, candidate));

        wren.types(RIGHT);

        assertThat(wren.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    @Test
    void phoneThatWasRetiredProvesNothingInALoginThatHadBegun() {
        Browser ada = gate.proving();
        gate.rows("UPDATE authenticators SET retired_at = 1");

        ada.types(RIGHT);

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("no-authenticator");
        assertThat(gate.audit().told()).contains("authn_login_fail:overtaken");
        assertThat(gate.audit().since().get(2).path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void phoneThatTookTheOthersPlaceIsTheOneToProve() {
        Browser ada = gate.proving();
        gate.rows("UPDATE authenticators SET retired_at = 1");
        soon(gate.get(AuthenticatorStore.class).reset(Gate.ADA, ticket()));
        Authenticator next = ALogin.anAuthenticator("next", "2718", null);
        soon(gate.get(AuthenticatorStore.class).activateByTicket(Gate.ADA, next));

        ada.types(RIGHT);

        assertThat(((Stage.Proving) ada.login().stage()).challenge().target()).isEqualTo(next);
    }

    @Test
    void ticketOpensTheDoorForAPhone() {
        gate.enrol();
        soon(gate.get(AuthenticatorStore.class).reset(Gate.ADA, ticket()));
        Browser ada = gate.browser().opening(gate.aToken().with("rev", 2));
        ada.enters("US", "4155550166");
        ada.looks();

        ada.types(RIGHT);

        assertThat(gate.held())
                .singleElement()
                .satisfies(one -> assertThat(one.handle()).isEqualTo(new Handle("4155550166")));
    }

    @Test
    void authyIdOfAnOlderSetUpIsAdoptedByItsProof_butNotByATicket() {
        Browser first = gate.browser().opening(gate.aToken().with("authy_id", "1635"));
        Browser second = gate.browser().opening(gate.aToken().with("authy_id", "1635"));
        first.looks();
        second.looks();
        gate.audit().forget();

        first.types(RIGHT);

        assertThat(gate.held())
                .singleElement()
                .satisfies(one -> assertThat(one.handle()).isEqualTo(new Handle("1635")));
        assertThat(gate.audit().since().getFirst().path("detail").asText()).isEqualTo("adopted");
        soon(gate.get(AuthenticatorStore.class).reset(Gate.ADA, ticket()));
        second.types(ANOTHER_RIGHT);
        assertThat(gate.held()).isEmpty();
        assertThat(second.sees(RefusalPage.class).code()).isEqualTo("no-authenticator");
    }

    @Test
    void ownPhoneDoesNotWipeOutTheFailuresAtAnother() {
        Browser thief = atTheCodePageWith("4155550166");
        gate.fails(8);

        thief.types(RIGHT);

        assertThat(gate.failures()).isEqualTo(8);
    }

    @Test
    void codeOfANumberThatWasChangedMeanwhileProvesNothing() {
        CompletableFuture<Verdict> late = new CompletableFuture<>();
        Browser ada = gate.proving();
        gate.phone.judges(Uni.createFrom().completionStage(late));
        CompletableFuture<Response> first = ada.typing(RIGHT).subscribeAsCompletionStage();
        await().until(() -> !gate.phone.checked().isEmpty());
        Authenticator other = ALogin.anAuthenticator("other", "2718", null);
        soon(gate.get(LoginStore.class)
                .change(ada.login(), now -> now.whileProving(proving -> Stage.Proving.oneOf(List.of(other)))));

        late.complete(new Verdict.Right());
        first.orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(((Stage.Proving) ada.login().stage()).challenge().target()).isEqualTo(other);
        assertThat(gate.audit().told()).endsWith("authn_login_success", "authn_login_fail:proof-too-late");
    }

    @Test
    void nobodyGetsInWhileTheAuditCannotBeWritten() {
        Browser ada = gate.proving();
        gate.rows("DROP TABLE audit");

        assertThatThrownBy(() -> ada.types(RIGHT)).isInstanceOf(StoreFailed.class);

        assertThat(ada.login().stage()).isInstanceOf(Stage.Proving.class);
    }

    @Test
    void nobodyIsEnrolledWhileTheAuditCannotBeWritten() {
        Browser wren = atTheCodePageWith("4155550142");
        gate.rows("DROP TABLE audit");

        assertThatThrownBy(() -> wren.types(RIGHT)).isInstanceOf(StoreFailed.class);

        assertThat(gate.held()).isEmpty();
    }

    private Browser atTheCodePageWith(String number) {
        Browser wren = gate.enrolling();
        wren.enters("US", number);
        wren.looks();
        return wren;
    }

    private Ticket ticket() {
        return new Ticket(
                "a-ticket",
                "lost the phone",
                gate.clock.instant(),
                gate.clock.instant().plus(Duration.ofHours(24)));
    }
}
