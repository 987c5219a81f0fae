package dev.sallyport.login;

import dev.sallyport.enrolment.PointerDelivery;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.person.Retirement;
import dev.sallyport.person.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Taking one of their factors from a person who wants to be rid of it, and has just proven another one.
///
/// Providers are not told: what they keep lets nobody in here, and may be somebody else's too.
@Singleton
final class RemovalStep {
    private static final String STEP = "removal";

    private final LoginStore logins;
    private final AuthenticatorStore authenticators;
    private final PointerDelivery pointers;
    private final LoginAudit audit;
    private final Bounds bounds;
    private final Clock clock;

    RemovalStep(
            LoginStore logins,
            AuthenticatorStore authenticators,
            PointerDelivery pointers,
            LoginAudit audit,
            LoginConfig config,
            Clock clock) {
        this.logins = logins;
        this.authenticators = authenticators;
        this.pointers = pointers;
        this.audit = audit;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    /// @param id of the authenticator, or whatever a forged form sent
    Uni<Void> remove(Login login, String id) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.ChooseFactor(var stage) when stage.behind() != null -> remove(login, stage.behind(), id);
            case NextStep.ChooseFactor _,
                    NextStep.AskPhone _,
                    NextStep.AskCode _,
                    NextStep.AwaitApproval _,
                    NextStep.KeepCodes _ -> audit.outOfTurn(login, STEP);
            // Over, or gone on in another tab.
            case NextStep.Move _, NextStep.HandOff _, NextStep.Refuse _ ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> remove(Login login, Stage.Proven proof, String id) {
        return authenticators.standingOf(login.request().person()).chain(standing -> switch (standing) {
            case Standing.Known known -> judge(login, proof.removing(id), known);
            case Standing.Unknown _ -> end(login);
        });
    }

    private Uni<Void> judge(Login login, Retirement wanted, Standing.Known known) {
        return switch (wanted.in(known)) {
            case GOES -> {
                FactorKind kind = known.authenticator(wanted.authenticator())
                        .orElseThrow()
                        .kind();
                yield retire(login, wanted, kind);
            }
            case STAYS -> audit.outOfTurn(login, STEP);
            // Sent twice.
            case NOT_THEIRS -> Uni.createFrom().voidItem();
            case PROOF_GONE -> end(login);
        };
    }

    private Uni<Void> retire(Login login, Retirement wanted, FactorKind kind) {
        Person person = login.request().person();
        return audit.removing(login, kind)
                .chain(() -> authenticators.retire(person, wanted))
                .chain(verdict -> switch (verdict) {
                    case GOES -> pointers.tell(person).replaceWithVoid();
                    case NOT_THEIRS -> Uni.createFrom().voidItem();
                    // Another login came first, or the help desk.
                    case STAYS -> audit.notRemoved(login, kind);
                    case PROOF_GONE -> audit.notRemoved(login, kind).chain(() -> end(login));
                });
    }

    private Uni<Void> end(Login login) {
        return logins.change(login, now -> now.whileEnrolling(_ -> new Stage.Refused(Refusal.RESET_MEANWHILE)))
                .replaceWithVoid();
    }
}
