package dev.sallyport.login;

import dev.sallyport.attempts.Lock;
import dev.sallyport.challenge.AppPage;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodeField;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.LockedPage;
import dev.sallyport.challenge.OtherWay;
import dev.sallyport.challenge.PushPage;
import dev.sallyport.challenge.Sending;
import dev.sallyport.challenge.TapText;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.person.Retirement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The pages that ask for a code, or tell why none is taken.
@Singleton
final class CodePages {
    private final CodeDelivery delivery;
    private final CodeWays ways;
    private final ApprovalOffers offers;
    private final RefusalPages refusals;
    private final SecondFactors factors;
    private final LoginAddress address;
    private final LoginAudit audit;
    private final Bounds bounds;
    private final Clock clock;

    CodePages(
            CodeDelivery delivery,
            CodeWays ways,
            ApprovalOffers offers,
            RefusalPages refusals,
            SecondFactors factors,
            LoginAddress address,
            LoginAudit audit,
            LoginConfig config,
            Clock clock) {
        this.delivery = delivery;
        this.ways = ways;
        this.offers = offers;
        this.refusals = refusals;
        this.factors = factors;
        this.address = address;
        this.audit = audit;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    /// Sends the first code, unless that was done, or the factor is locked.
    Uni<Look> show(Login login, Stage.Proving stage) {
        return delivery.lockOf(login, stage.challenge()).chain(lock -> switch (lock) {
            case Lock.None _ ->
                delivery.first(login, stage.challenge()).chain(offers::look).chain(this::unlocked);
            case Lock.Until(Instant end) ->
                locked(login, stage, Refusal.LOCKED_OUT, RefusalText.lockedFor(Duration.between(clock.instant(), end)));
            case Lock.Disabled _ -> locked(login, stage, Refusal.DISABLED, RefusalText.of(Refusal.DISABLED));
        });
    }

    /// A lock of one factor is not the end for whoever holds another one, or has proven one.
    private Uni<Look> locked(Login login, Stage.Proving stage, Refusal reason, RefusalText text) {
        if (stage.others().isEmpty() && stage.behind() == null) {
            return refusals.show(login, reason, text);
        }
        return audit.refused(login, reason)
                .replaceWith(() -> Look.page(new LockedPage(
                        address.path(login),
                        text.heading(),
                        text.explanation(),
                        others(stage),
                        stage.mayChoose(),
                        stage.behind() == null ? null : login.request().client().name())));
    }

    private Uni<Look> unlocked(Login login) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.AskCode step
            when factors.push(step.challenge().target().kind()).isPresent() ->
                Uni.createFrom().item(pushPage(login, step));
            case NextStep.AskCode step ->
                invitation(step)
                        .<Uni<Look>>map(invitation -> Uni.createFrom().item(appPage(login, step, invitation)))
                        .orElseGet(() -> codePage(login, step));
            // It has moved on while the code was being sent; the person's next look shows where to.
            case NextStep.ChooseFactor _,
                    NextStep.AskPhone _,
                    NextStep.Move _,
                    NextStep.AwaitApproval _,
                    NextStep.KeepCodes _,
                    NextStep.HandOff _,
                    NextStep.Refuse _ -> Uni.createFrom().item(new Look.Again());
        };
    }

    /// What the person has to scan first: only while the app is being added, since the key makes every code.
    private Optional<Invitation> invitation(NextStep.AskCode step) {
        Authenticator target = step.challenge().target();
        return step.stage().mayLeave()
                ? factors.scanned(target.kind()).map(app -> app.invitation(target.handle()))
                : Optional.empty();
    }

    private Look appPage(Login login, NextStep.AskCode step, Invitation invitation) {
        return Look.page(new AppPage(
                address.path(login),
                BrowserSecret.random(16),
                invitation,
                CodeField.of(step.challenge().target().kind()),
                step.challenge().problem(),
                step.triesLeft(),
                step.stage().moves(),
                login.request().client().name()));
    }

    private Look pushPage(Login login, NextStep.AskCode step) {
        boolean enough = Answers.satisfiedByTap(login.request().acr());
        return Look.page(new PushPage(
                address.path(login),
                login.request().client().name(),
                enough ? TapText.of(step.challenge().problem()) : TapText.TOO_LITTLE,
                enough && step.challenge().mayAsk() && !step.stage().mayLeave(),
                step.stage().mayLeave(),
                others(step.stage())));
    }

    private Uni<Look> codePage(Login login, NextStep.AskCode step) {
        Challenge challenge = step.challenge();
        List<OtherWay> others = others(step.stage());
        return ways.of(login, challenge, others).map(told -> {
            boolean listens = told.news().mayChange();
            CodePage page = new CodePage(
                    address.path(login),
                    BrowserSecret.random(16),
                    login.request().client().name(),
                    told.text(),
                    listens ? told.news().word() : null,
                    told.instead(),
                    CodeField.of(challenge.target().kind()),
                    challenge.problem(),
                    step.triesLeft(),
                    told.resends(),
                    others,
                    may(step));
            return listens ? Look.waiting(page, status(challenge)) : Look.page(page, status(challenge));
        });
    }

    private CodePage.May may(NextStep.AskCode step) {
        Stage.Proving stage = step.stage();
        boolean held = stage.challenge().origin() == Challenge.Origin.HELD;
        boolean thereIsMore = factors.addable().size() > 1 || !factors.besides().isEmpty();
        boolean remove = held
                && !stage.others().isEmpty()
                && Retirement.mayFollow(stage.challenge().target().kind());
        return new CodePage.May(
                stage.mayChangeNumber(),
                stage.mayChoose() && factors.onlyPhone().isEmpty(),
                (held && thereIsMore) || remove,
                remove,
                stage.moves(),
                step.challenge().mayAsk());
    }

    private List<OtherWay> others(Stage.Proving stage) {
        return stage.others().stream()
                .filter(other -> factors.offer(other.kind()))
                .map(OtherWay::of)
                .toList();
    }

    /// Machines that watch the service are to see that it holds codes back.
    private static Response.Status status(Challenge challenge) {
        boolean heldBack =
                challenge.sending() instanceof Sending.Withheld(var reason) && reason != Sending.Reason.LOGIN_USED_UP;
        return heldBack ? Response.Status.TOO_MANY_REQUESTS : Response.Status.OK;
    }
}
