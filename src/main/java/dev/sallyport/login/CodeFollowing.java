package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.Following;
import dev.sallyport.challenge.Sending;
import dev.sallyport.factor.Arrival;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.SecondFactors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finds out what became of the code that a login was sent, while somebody waits for it.
///
/// The provider is asked a few times for each code and not more often than [Following] says, by one of all the pages
/// and instances that wait: by whoever gets that look noted in the login. Whatever it tells changes what the page says,
/// and nothing that lets anybody in or lifts any limit.
@Singleton
final class CodeFollowing {
    private final LoginStore logins;
    private final SecondFactors factors;
    private final LoginMeter meter;
    private final Clock clock;

    CodeFollowing(LoginStore logins, SecondFactors factors, LoginMeter meter, Clock clock) {
        this.logins = logins;
        this.factors = factors;
        this.meter = meter;
        this.clock = clock;
    }

    /// Asks, if it is time and nobody else does.
    ///
    /// @return the login as it stands then
    Uni<Login> look(Login login) {
        return due(login)
                .map(sent -> note(login, sent, this::looked)
                        .chain(change -> change.made()
                                ? ask(change.login(), sent)
                                : Uni.createFrom().item(change.login())))
                .orElseGet(() -> Uni.createFrom().item(login));
    }

    private Optional<Delivery.Sent> due(Login login) {
        return login.stage() instanceof Stage.Proving(Challenge challenge, var _, var _)
                        && challenge.sending() instanceof Sending.Answered(Delivery.Sent sent, Following following)
                        && following != null
                        && following.mayLook(clock.instant())
                ? Optional.of(sent)
                : Optional.empty();
    }

    private Uni<Login> ask(Login login, Delivery.Sent sent) {
        CodeReference reference = sent.reference();
        if (reference == null || !(login.stage() instanceof Stage.Proving(Challenge challenge, var _, var _))) {
            return Uni.createFrom().item(login);
        }
        FactorKind kind = challenge.target().kind();
        return factors.sending(kind)
                .map(factor -> factor.arrivalOf(reference)
                        .onFailure()
                        .recoverWithItem(Optional.empty())
                        .chain(arrival -> told(login, sent, arrival)))
                .orElseGet(() -> Uni.createFrom().item(login));
    }

    private Uni<Login> told(Login login, Delivery.Sent sent, Optional<Arrival> told) {
        return told.filter(arrival -> arrival != Arrival.ON_ITS_WAY)
                .map(arrival -> note(login, sent, known -> known.withFirst(arrival))
                        .invoke(change -> {
                            if (change.made()) {
                                meter.arrived(sent.channel(), arrival);
                            }
                        })
                        .map(LoginStore.Change::login))
                .orElseGet(() -> Uni.createFrom().item(login));
    }

    private Following looked(Following known) {
        Instant now = clock.instant();
        return known.mayLook(now) ? known.looked(now) : known;
    }

    /// Nothing is noted once the login is about another code.
    private Uni<LoginStore.Change> note(Login login, Delivery.Sent about, UnaryOperator<Following> step) {
        return logins.change(login, now -> now.whileProving(proving -> proving.knowing(about, step)));
    }
}
