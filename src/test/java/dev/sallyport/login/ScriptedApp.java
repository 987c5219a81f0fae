package dev.sallyport.login;

import dev.sallyport.factor.AppFactor;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.totp.TotpParts;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// A keeper of apps' keys that does what a test says. Unless told otherwise it makes every key, and calls those codes
/// right that begin with a one.
final class ScriptedApp implements AppFactor {
    static final String KEPT = "kept";

    private boolean down;

    void makesNoKeys(boolean now) {
        down = now;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.VERIFY_TOTP;
    }

    @Override
    public Uni<Optional<Handle>> newKey(String person, String account) {
        return Uni.createFrom().item(down ? Optional.empty() : Optional.of(new Handle("a key of " + account)));
    }

    @Override
    public Handle proven(Handle key) {
        return new Handle(KEPT);
    }

    @Override
    public Invitation invitation(Handle key) {
        return TotpParts.anInvitation();
    }

    @Override
    public Uni<Verdict> check(Authenticator authenticator, TypedCode code) {
        return Uni.createFrom().item(code.value().startsWith("1") ? new Verdict.Right() : new Verdict.Wrong());
    }
}
