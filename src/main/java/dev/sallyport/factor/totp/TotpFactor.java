package dev.sallyport.factor.totp;

import dev.sallyport.factor.AppFactor;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/// An authenticator app as a second factor.
///
/// A code is right if it belongs to a step inside the window around our time, and to a newer one than the
/// key has proved before. Where the step cannot be taken for good there is no verdict.
@Singleton
final class TotpFactor implements AppFactor {
    private static final Logger LOG = Logger.getLogger(TotpFactor.class);

    private final TotpRules rules;
    private final TotpSteps steps;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    TotpFactor(TotpConfig config, TotpSteps steps, Clock clock) {
        this(TotpRules.of(config), steps, clock);
    }

    TotpFactor(TotpRules rules, TotpSteps steps, Clock clock) {
        this.rules = rules;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.TOTP;
    }

    @Override
    public Uni<Optional<Handle>> newKey(String person, String account) {
        return Uni.createFrom()
                .item(Optional.of(TotpKey.fresh(rules, account, random).handle()));
    }

    /// The key itself: nobody else has it to check codes with.
    @Override
    public Handle proven(Handle key) {
        return key;
    }

    @Override
    public Invitation invitation(Handle key) {
        return TotpKey.invitation(key);
    }

    @Override
    public Uni<Verdict> check(Authenticator authenticator, TypedCode typed) {
        return switch (typed) {
            case OneTimeCode code ->
                TotpKey.of(authenticator.handle())
                        .map(key -> check(authenticator.id(), new Totp(key), code))
                        .orElseGet(TotpFactor::noKey);
            case RecoveryCode _ -> Uni.createFrom().item(new Verdict.Wrong());
        };
    }

    private Uni<Verdict> check(String authenticator, Totp totp, OneTimeCode code) {
        long present = totp.step(clock.instant());
        OptionalInt offset = totp.offset(code, present, rules.window());
        Uni<Verdict> verdict = offset.isPresent()
                ? steps.take(authenticator, present + offset.getAsInt(), offset.getAsInt(), rules.window())
                        .map(taken -> taken ? new Verdict.Right() : new Verdict.Wrong())
                : steps.look(authenticator).replaceWith(new Verdict.Wrong());
        return verdict.onFailure().recoverWithItem(TotpFactor::noStep);
    }

    private static Uni<Verdict> noKey() {
        LOG.warn("The handle of an authenticator of kind totp is not a key");
        return Uni.createFrom().item(new Verdict.Unavailable());
    }

    private static Verdict noStep(Throwable failure) {
        LOG.warn("A code of an authenticator app was not checked: its step could not be written down", failure);
        return new Verdict.Unavailable();
    }
}
