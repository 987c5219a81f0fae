package dev.sallyport.login;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.PushFactor;
import dev.sallyport.factor.totp.TotpParts;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Apps with buttons, of which [ScriptedApprovals] tells whether they are there and what their owners say.
final class ScriptedPush implements PushFactor {
    static final String KEPT = "an app";
    static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public FactorKind kind() {
        return FactorKind.VERIFY_PUSH;
    }

    @Override
    public Uni<Optional<Handle>> newKey(String person, String account) {
        return Uni.createFrom().item(Optional.of(new Handle("waiting-" + UUID.randomUUID())));
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
    public String referenceOf(Handle key) {
        return key.value();
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }
}
