package dev.sallyport.login;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;

/// Chooses the page of a login's next step.
@Singleton
final class LoginPages {
    private final EnrolmentPages enrolment;
    private final CodePages codes;
    private final MoveStep moves;
    private final ApprovalPages approvals;
    private final RefusalPages refusals;
    private final Answers answers;
    private final Bounds bounds;
    private final Clock clock;

    LoginPages(
            EnrolmentPages enrolment,
            CodePages codes,
            MoveStep moves,
            ApprovalPages approvals,
            RefusalPages refusals,
            Answers answers,
            LoginConfig config,
            Clock clock) {
        this.enrolment = enrolment;
        this.codes = codes;
        this.moves = moves;
        this.approvals = approvals;
        this.refusals = refusals;
        this.answers = answers;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    Uni<Look> show(Login login, HttpHeaders headers) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.ChooseFactor(var stage) -> enrolment.choice(login, stage, headers);
            case NextStep.AskPhone(var stage) -> shown(enrolment.phone(login, stage, headers));
            case NextStep.AskCode step -> codes.show(login, step.stage());
            case NextStep.Move(var proof, var to) ->
                moves.begin(login, proof, to).chain(begun -> show(begun, headers));
            case NextStep.AwaitApproval step -> approvals.show(login, step);
            case NextStep.KeepCodes(var _, var fresh) -> shown(enrolment.recoveryCodes(login, fresh));
            case NextStep.HandOff(var proof) ->
                answers.proven(login, proof).chain(outcome -> switch (outcome) {
                    case Answers.Outcome.Signed(var answer) -> shown(handOff(login, answer));
                    case Answers.Outcome.Voided(var reason) -> refusals.show(login, reason);
                });
            case NextStep.Refuse(var reason) -> refusals.show(login, reason);
        };
    }

    private Look handOff(Login login, String answer) {
        return Look.leaving(new HandOffPage(
                answers.address(login).toString(),
                answer,
                login.state().value(),
                login.request().client().name()));
    }

    private static Uni<Look> shown(Look look) {
        return Uni.createFrom().item(look);
    }
}
