package dev.sallyport.login;

import dev.sallyport.attempts.Lock;
import dev.sallyport.budget.Order;
import dev.sallyport.budget.SendBooking;
import dev.sallyport.budget.SendBudgets;
import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.challenge.Approving;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.PushLimits;
import dev.sallyport.challenge.Sends;
import dev.sallyport.factor.Approvals;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.Delivery;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// When a phone is asked for a tap: never by itself, only when somebody presses the button for it, and within the
/// bounds of the login, of the hour and of the person. Nobody whose factor is locked is asked.
@Singleton
final class ApprovalAsking {
    /// An answer of the last moment may still be on its way.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final LoginStore logins;
    private final ApprovalOffers offers;
    private final ApprovalStore store;
    private final PushLimits limits;
    private final SendBudgets budgets;
    private final CodeDelivery delivery;
    private final LoginAudit audit;
    private final LoginConfig config;
    private final Bounds bounds;
    private final Clock clock;

    ApprovalAsking(
            LoginStore logins,
            ApprovalOffers offers,
            ApprovalStore store,
            PushLimits limits,
            SendBudgets budgets,
            CodeDelivery delivery,
            LoginAudit audit,
            LoginConfig config,
            Clock clock) {
        this.logins = logins;
        this.offers = offers;
        this.store = store;
        this.limits = limits;
        this.budgets = budgets;
        this.delivery = delivery;
        this.audit = audit;
        this.config = config;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    Uni<Void> ask(Login login) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.AskCode step when step.challenge().mayAsk() -> unlessLocked(login, step.challenge());
            case NextStep.AskCode _, NextStep.ChooseFactor _, NextStep.AskPhone _, NextStep.KeepCodes _ ->
                audit.outOfTurn(login, "push");
            // Pressed twice.
            case NextStep.AwaitApproval _, NextStep.Move _, NextStep.HandOff _, NextStep.Refuse _ ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> unlessLocked(Login login, Challenge challenge) {
        return offers.wayOf(login.request(), challenge)
                .map(way -> delivery.lockOf(login, challenge).chain(lock -> switch (lock) {
                    case Lock.None _ -> claim(login, way);
                    case Lock.Until _, Lock.Disabled _ -> Uni.createFrom().voidItem();
                }))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> claim(Login login, Approvals way) {
        Approving.Asked asked = new Approving.Asked(new SecureRandom().nextInt(10, 100));
        return logins.change(login, now -> claimed(now, asked))
                .chain(change -> change.made() && isAsked(change.login(), asked)
                        ? book(change.login(), way, asked)
                        : audit.notClaimed(change.login()));
    }

    private Login claimed(Login now, Approving.Asked asked) {
        Instant time = clock.instant();
        if (!(now.stage() instanceof Stage.Proving proving)
                || !proving.challenge().at(time).mayAsk()
                || now.isOver(time)) {
            return now;
        }
        return now.sends()
                .hindrance(time, config.sends(), config.resendAfter())
                .map(problem -> now.at(proving.telling(
                        problem == CodeProblem.SEND_LIMIT
                                ? CodeProblem.APPROVAL_LIMIT
                                : CodeProblem.APPROVAL_TOO_SOON)))
                .orElseGet(
                        () -> now.at(proving.asking(asked)).counting(now.sends().oneMore(time)));
    }

    /// A hindrance leaves a problem on the page; a claim leaves none.
    private static boolean isAsked(Login login, Approving.Asked asked) {
        return login.stage() instanceof Stage.Proving(Challenge challenge, var _, var _)
                && challenge.problem() == null
                && asked.equals(challenge.approving());
    }

    /// Both are booked before the provider is asked, and after the login's own claim.
    private Uni<Void> book(Login login, Approvals way, Approving.Asked asked) {
        if (!(login.stage() instanceof Stage.Proving(Challenge challenge, var _, var _))) {
            return Uni.createFrom().voidItem();
        }
        Person person = login.request().person();
        Order order = CodeDelivery.order(login.request(), challenge);
        return limits.book(person)
                .chain(booked -> booked
                        ? budgets.book(order).chain(booking -> switch (booking) {
                            case SendBooking.Booked _ -> send(login, challenge, way, asked, order);
                            case SendBooking.Exhausted(var which) ->
                                limits.giveBack(person).chain(() -> withhold(login, asked, which.wireName()));
                            case SendBooking.Unused(var where) ->
                                limits.giveBack(person).chain(() -> withhold(login, asked, where.wireName()));
                        })
                        : withhold(login, asked, PushEvents.PUSH));
    }

    private Uni<Void> withhold(Login login, Approving.Asked asked, String whose) {
        return audit.notAsked(login, whose)
                .chain(() -> settle(
                        login,
                        asked,
                        Sends::givenBack,
                        proving -> proving.notAsking(new Approving.NotOffered(), CodeProblem.APPROVAL_LIMIT)));
    }

    private Uni<Void> send(Login login, Challenge challenge, Approvals way, Approving.Asked asked, Order order) {
        return way.ask(challenge.target(), ApprovalText.of(login.request(), asked.number(), clock.instant()))
                .onFailure()
                .recoverWithItem(new Asking.Unavailable())
                .call(asking -> audit.asked(login, challenge.target().kind(), asking))
                .chain(asking -> switch (asking) {
                    case Asking.Asked(var reference) -> wait(login, asked, reference);
                    case Asking.NotReachable _ ->
                        budgets.giveBack(order)
                                .chain(() -> limits.giveBack(login.request().person()))
                                .chain(() -> settle(
                                        login,
                                        asked,
                                        Sends::givenBack,
                                        proving -> proving.notAsking(
                                                new Approving.NotOffered(), CodeProblem.APPROVAL_UNAVAILABLE)));
                    // It may have been sent, so that it stays counted; but nobody need wait for the next.
                    case Asking.Unavailable _ ->
                        settle(
                                login,
                                asked,
                                sends -> sends.after(new Delivery.Unavailable(), login.tries()),
                                proving ->
                                        proving.notAsking(new Approving.Offered(), CodeProblem.APPROVAL_UNAVAILABLE));
                });
    }

    private Uni<Void> wait(Login login, Approving.Asked asked, String reference) {
        Instant until = clock.instant().plus(ApprovalText.LIFETIME).plus(GRACE);
        return store.asked(reference, new ApprovalStore.Owner(login.request().person(), login.id()))
                .chain(() -> settle(
                        login,
                        asked,
                        UnaryOperator.identity(),
                        proving -> proving.asking(new Approving.Waiting(reference, asked.number(), until))));
    }

    /// Nothing is changed if the person has gone another way meanwhile.
    private Uni<Void> settle(
            Login login, Approving.Asked asked, UnaryOperator<Sends> count, UnaryOperator<Stage.Proving> step) {
        return logins.change(
                        login,
                        now -> now.stage() instanceof Stage.Proving proving
                                        && asked.equals(proving.challenge().approving())
                                ? now.at(step.apply(proving)).counting(count.apply(now.sends()))
                                : now)
                .replaceWithVoid();
    }
}
