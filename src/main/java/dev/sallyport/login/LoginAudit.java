package dev.sallyport.login;

import dev.sallyport.audit.Audit;
import dev.sallyport.audit.AuditEvent;
import dev.sallyport.budget.Budget;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodeCheck;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.Sending;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.notice.Notices;
import dev.sallyport.person.Standing;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells the audit what happens in a login, once each, the metrics how often, and the person what they should know of.
///
/// Whoever calls waits for the answer and goes on only then: what lets a person in, or changes what they hold, is
/// recorded *before* it is done or with it, and a try when its outcome is known, but before the person learns it. If
/// the event
/// cannot be recorded the `Uni` fails, and with it the person's step. What strangers cause is told by [TurnedAway].
@Singleton
final class LoginAudit {
    private final Audit audit;
    private final Notices notices;
    private final LoginMeter meter;
    private final Bounds bounds;
    private final ToldOnce told = new ToldOnce();
    private final Clock clock;

    LoginAudit(Audit audit, Notices notices, LoginMeter meter, LoginConfig config, Clock clock) {
        this.audit = audit;
        this.notices = notices;
        this.meter = meter;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    Uni<Void> opened(Login login, Standing standing) {
        meter.opened(login);
        return all(
                login,
                Stream.concat(
                        Stream.of(LoginEvents.opened(login)), LoginEvents.otherAuthyId(login, standing).stream()));
    }

    /// @param wanted the channel that was asked for
    /// @param beside as in [LoginStore.Recording]
    Uni<List<List<Row>>> delivered(
            Login login, Authenticator target, Channel wanted, Delivery delivery, List<Statement> beside) {
        meter.sent(wanted, delivery);
        return CodeEvents.delivered(login, target, delivery)
                .map(event -> record(login, event, beside))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    Uni<Void> withheld(Login login, Channel wanted, EventReason why, Budget which) {
        meter.withheld(wanted);
        return once(login, Optional.of(CodeEvents.withheld(login, why, which.wireName())));
    }

    /// Tells that the login has had all its codes, if that is why the one asked for was not sent.
    Uni<Void> notClaimed(Login login) {
        return hasUsedUpItsCodes(login)
                ? once(login, Optional.of(CodeEvents.withheld(login, EventReason.SEND_LIMIT, "login")))
                : Uni.createFrom().voidItem();
    }

    private static boolean hasUsedUpItsCodes(Login login) {
        return login.stage() instanceof Stage.Proving(Challenge challenge, var _, var _)
                && (challenge.problem() == CodeProblem.SEND_LIMIT
                        || challenge.sending().equals(new Sending.Withheld(Sending.Reason.LOGIN_USED_UP)));
    }

    Uni<Void> phoneNotTaken(Login login, PhoneProblem problem) {
        return once(login, LoginEvents.phoneNotTaken(login, problem));
    }

    /// Tells what a try came to, whatever it was, but for the proof.
    ///
    /// @param tries of this login, this one included
    Uni<Void> tried(Login login, Challenge challenge, CodeCheck check, int tries) {
        meter.checked(check);
        return switch (check) {
            case CodeCheck.Approved _ -> Uni.createFrom().voidItem();
            case CodeCheck.LockedOut _ ->
                toldOfRefusal(login, Refusal.LOCKED_OUT).chain(() -> failed(login, challenge, check, tries));
            case CodeCheck.Disabled _ ->
                toldOfRefusal(login, Refusal.DISABLED).chain(() -> failed(login, challenge, check, tries));
            case CodeCheck.Wrong _, CodeCheck.Unavailable _ -> failed(login, challenge, check, tries);
        };
    }

    private Uni<Void> failed(Login login, Challenge challenge, CodeCheck check, int tries) {
        String count = tries + " of " + bounds.tries();
        // Each try has a number of its own, so the last one is one.
        boolean last = tries == bounds.triesWith(login, challenge);
        return all(
                login,
                Stream.of(
                                CodeEvents.tried(login, challenge, check, count),
                                CodeEvents.locked(login, challenge, check),
                                Optional.of(CodeEvents.triesUsedUp(login, challenge, tries >= bounds.tries(), count))
                                        .filter(_ -> last))
                        .flatMap(Optional::stream));
    }

    Uni<Void> adding(Login login, Challenge challenge) {
        return record(login, LoginEvents.added(login, challenge));
    }

    Uni<Void> removing(Login login, FactorKind kind) {
        return record(login, LoginEvents.removed(login, kind));
    }

    Uni<Void> notRemoved(Login login, FactorKind kind) {
        return record(login, LoginEvents.notRemoved(login, kind));
    }

    /// Tells of somebody who would be moved, were it not a dry run.
    Uni<Void> moveDue(Login login) {
        meter.moves("due");
        return once(login, Optional.of(LoginEvents.notMoved(login, EventReason.MOVE_DUE)));
    }

    Uni<Void> moveDeclined(Login login) {
        meter.moves("declined");
        return record(login, LoginEvents.notMoved(login, EventReason.MOVE_DECLINED));
    }

    /// That the new factor is added was told before it was.
    void moved() {
        meter.moves("moved");
    }

    Uni<Void> keepingCodes(Login login) {
        return record(login, LoginEvents.codesKept(login));
    }

    Uni<Void> overtaken(Login login, Challenge challenge) {
        return record(login, LoginEvents.overtaken(login, challenge));
    }

    /// @param byTap whether a tap on the phone proved it, and no code
    /// @param beside as in [LoginStore.Recording]
    Uni<List<List<Row>>> admitting(Login login, Challenge challenge, boolean byTap, List<Statement> beside) {
        AuditEvent proven = LoginEvents.proven(login, challenge);
        return record(login, byTap ? proven.saying(PushEvents.PUSH) : proven, beside);
    }

    /// @param inTime whether the login could still be proven when its turn came
    Uni<Void> admitted(Login login, Challenge challenge, boolean inTime) {
        if (!inTime) {
            return record(login, LoginEvents.provenTooLate(login, challenge));
        }
        meter.proven(challenge.target().kind());
        return Uni.createFrom().voidItem();
    }

    /// Tells what came of asking the person's phone.
    Uni<Void> asked(Login login, FactorKind kind, Asking asking) {
        meter.asked(asking);
        return record(login, PushEvents.asked(login, kind, asking));
    }

    /// @param whose limit it was that kept the phone from being asked: a budget, or that of pushes
    Uni<Void> notAsked(Login login, String whose) {
        meter.notAsked();
        return once(login, Optional.of(CodeEvents.withheld(login, EventReason.SEND_LIMIT, whose)));
    }

    /// Tells what the person's phone answered, whatever it was, but for the proof.
    Uni<Void> answered(Login login, FactorKind kind, Approval answer) {
        meter.answered(answer);
        return all(login, PushEvents.answered(login, kind, answer).stream());
    }

    /// Tells of a refusal whose page is shown.
    Uni<Void> refused(Login login, Refusal reason) {
        meter.showsRefusal(reason);
        return toldOfRefusal(login, reason);
    }

    private Uni<Void> toldOfRefusal(Login login, Refusal reason) {
        return once(login, LoginEvents.refused(login, reason));
    }

    /// Tells of a step that no page offered at this stage. One that comes twice, or to a login that is over, is none.
    Uni<Void> outOfTurn(Login login, String step) {
        return switch (login.stage()) {
            case Stage.Enrolling _, Stage.Proving _ -> once(login, Optional.of(LoginEvents.outOfTurn(login, step)));
            case Stage.Proven _, Stage.Refused _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> once(Login login, Optional<AuditEvent> event) {
        return Uni.createFrom()
                .deferred(() -> event.filter(one -> told.isNew(login, one))
                        .map(one -> record(login, one).onFailure().invoke(() -> told.forget(login, one)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /// They gather behind each other, so that they are written at once.
    private Uni<Void> all(Login login, Stream<AuditEvent> events) {
        List<Uni<Void>> recording = events.map(event -> record(login, event)).toList();
        return recording.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(recording).andFailFast().replaceWithVoid();
    }

    private Uni<Void> record(Login login, AuditEvent event) {
        return record(login, event, List.of()).replaceWithVoid();
    }

    /// @return the rows of each of `beside`
    private Uni<List<List<Row>>> record(Login login, AuditEvent event, List<Statement> beside) {
        List<Statement> all = new ArrayList<>(beside);
        LoginNotices.of(login, event, clock.instant())
                .map(notice -> notices.owed(login.request().person(), notice))
                .ifPresent(all::addAll);
        return audit.record(event, all).map(rows -> rows.subList(0, beside.size()));
    }
}
