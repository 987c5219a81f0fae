package dev.sallyport.login;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.attempts.Lock;
import dev.sallyport.budget.Budget;
import dev.sallyport.budget.Order;
import dev.sallyport.budget.SendBooking;
import dev.sallyport.budget.SendBudgets;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodeSender;
import dev.sallyport.challenge.Sending;
import dev.sallyport.challenge.Sends;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.person.Person;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.token.LoginRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/// When a login's codes are sent: the first by itself, once however often the page is loaded; others when asked for,
/// within the bounds of the login and of the hour. Nobody whose factor is locked is sent one.
@Singleton
final class CodeDelivery {
    private static final Logger LOG = Logger.getLogger(CodeDelivery.class);
    private static final String DEFAULT_LOCALE = "en";

    private final LoginStore logins;
    private final CodeSender sender;
    private final SendBudgets budgets;
    private final AttemptStore attempts;
    private final LoginAudit audit;
    private final LoginConfig config;
    private final Bounds bounds;
    private final Clock clock;

    CodeDelivery(
            LoginStore logins,
            CodeSender sender,
            SendBudgets budgets,
            AttemptStore attempts,
            LoginAudit audit,
            LoginConfig config,
            Clock clock) {
        this.logins = logins;
        this.sender = sender;
        this.budgets = budgets;
        this.attempts = attempts;
        this.audit = audit;
        this.config = config;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    /// Sends the first code, unless that was done. The caller has seen that no lock stands.
    Uni<Login> first(Login login, Challenge challenge) {
        return challenge.sending() instanceof Sending.NotBegun
                ? claimAndSend(login, Channel.AUTOMATIC, this::claimFirst)
                : Uni.createFrom().item(login);
    }

    Uni<Void> again(Login login, Channel channel) {
        if (!(login.stage() instanceof Stage.Proving(Challenge challenge, var _, var _))) {
            return Uni.createFrom().voidItem();
        }
        return lockOf(login, challenge).chain(lock -> switch (lock) {
            case Lock.None _ -> claimAndSend(login, channel, this::claimAnother).replaceWithVoid();
            case Lock.Until _, Lock.Disabled _ -> Uni.createFrom().voidItem();
        });
    }

    Uni<Lock> lockOf(Login login, Challenge challenge) {
        return attempts.lockOf(login.request().person(), challenge.target().kind());
    }

    /// Tells the budgets that a code which was sent has added a phone.
    Uni<Void> addedAPhone(Login login, Challenge challenge) {
        return challenge.sending() instanceof Sending.Answered(Delivery.Sent _, var _)
                ? budgets.used(order(login.request(), challenge))
                : Uni.createFrom().voidItem();
    }

    private Uni<Login> claimAndSend(Login login, Channel channel, Claim claim) {
        return logins.change(login, claim::on, this::booking)
                .chain(change -> change.made() && isClaimed(change.login())
                        ? send(change.login(), channel, change.then().getFirst())
                        : audit.notClaimed(change.login()).replaceWith(change.login()));
    }

    /// Booked before the provider is asked, and with the login's own claim: a reload must not use up anybody's hour.
    private List<Statement> booking(Login claimed) {
        return claimed.stage() instanceof Stage.Proving(Challenge challenge, var _, var _) && isClaimed(claimed)
                ? List.of(budgets.booking(order(claimed.request(), challenge)))
                : List.of();
    }

    private Uni<Login> send(Login login, Channel channel, List<Row> counted) {
        if (!(login.stage() instanceof Stage.Proving(Challenge challenge, var _, var _))) {
            return Uni.createFrom().item(login);
        }
        Order order = order(login.request(), challenge);
        return budgets.booked(order, counted).chain(booking -> switch (booking) {
            case SendBooking.Booked _ -> deliver(login, challenge, channel, order);
            case SendBooking.Exhausted(Budget which) ->
                withhold(login, challenge.target(), channel, Sending.Reason.HOUR_USED_UP, which);
            case SendBooking.Unused(Budget where) ->
                withhold(login, challenge.target(), channel, Sending.Reason.NOT_USED_THERE, where);
        });
    }

    private Uni<Login> deliver(Login login, Challenge challenge, Channel channel, Order order) {
        Authenticator target = challenge.target();
        return sender.send(target, dispatch(login, challenge, channel))
                .call(delivery -> delivery instanceof Delivery.InTheApp
                        ? budgets.giveBack(order)
                        : Uni.createFrom().voidItem())
                .chain(delivery -> logins.record(
                        login,
                        knowing(
                                target,
                                Sending.Answered.at(clock.instant(), delivery),
                                sends -> sends.after(delivery, login.tries())),
                        beside -> audit.delivered(login, target, channel, delivery, beside)))
                .map(LoginStore.Change::login);
    }

    /// A code that has no tries left is not to be brought to life again by a provider that sends the same one twice.
    private Dispatch dispatch(Login login, Challenge challenge, Channel channel) {
        String locale = Objects.requireNonNullElse(login.request().locale(), DEFAULT_LOCALE);
        Person person = login.request().person();
        Dispatch.Asker asker =
                new Dispatch.Asker(login.id(), person.asText(), login.request().ip());
        return new Dispatch(channel, locale, asker, login.tries() >= bounds.triesWith(login, challenge));
    }

    private Uni<Login> withhold(
            Login login, Authenticator target, Channel channel, Sending.Reason reason, Budget which) {
        EventReason why = why(reason);
        LOG.warnf("Login %s: no code was sent, %s: %s", login.id(), why.code(), which.wireName());
        return audit.withheld(login, channel, why, which)
                .chain(() -> logins.change(login, knowing(target, new Sending.Withheld(reason), Sends::givenBack)))
                .map(LoginStore.Change::login);
    }

    private static EventReason why(Sending.Reason reason) {
        return switch (reason) {
            case LOGIN_USED_UP, HOUR_USED_UP -> EventReason.SEND_LIMIT;
            case NOT_USED_THERE -> EventReason.SEND_STOPPED;
        };
    }

    private static UnaryOperator<Login> knowing(Authenticator target, Sending sending, UnaryOperator<Sends> count) {
        return now -> now.whileProving(
                        proving -> proving.challenge().isAbout(target) ? proving.sending(sending) : proving)
                .counting(count.apply(now.sends()));
    }

    static Order order(LoginRequest request, Challenge challenge) {
        Authenticator target = challenge.target();
        return new Order(request.person(), target.handle(), target.phone(), !challenge.adds(), request.ip());
    }

    private Login claimFirst(Login now) {
        return now.stage() instanceof Stage.Proving proving
                        && proving.challenge().sending() instanceof Sending.NotBegun
                ? claim(now, proving)
                : now;
    }

    private Login claimAnother(Login now) {
        if (!(now.stage() instanceof Stage.Proving proving)
                || !proving.challenge().target().kind().sendsCodes()
                || now.isOver(clock.instant())) {
            return now;
        }
        return now.sends()
                .hindrance(clock.instant(), config.sends(), config.resendAfter())
                .map(problem -> now.at(proving.telling(problem)))
                .orElseGet(() -> claim(now, proving));
    }

    /// Counted before the provider is asked. The first code of a phone typed anew counts like any other.
    private Login claim(Login now, Stage.Proving proving) {
        if (now.sends().areUsedUp(config.sends())) {
            return now.at(proving.sending(new Sending.Withheld(Sending.Reason.LOGIN_USED_UP)));
        }
        Sends sends = now.sends().oneMore(clock.instant());
        return now.at(proving.sending(new Sending.Asked())).counting(sends);
    }

    /// A hindrance leaves a problem on the page and the sending as it was; a claim leaves none.
    private static boolean isClaimed(Login login) {
        return login.stage() instanceof Stage.Proving(Challenge challenge, var _, var _)
                && challenge.problem() == null
                && challenge.sending() instanceof Sending.Asked;
    }

    @FunctionalInterface
    private interface Claim {
        Login on(Login now);
    }
}
