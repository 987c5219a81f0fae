package dev.sallyport.factor.verify;

import dev.sallyport.factor.Arrival;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.remote.RemoteReply;
import dev.sallyport.remote.RemoteService;
import dev.sallyport.remote.RemoteServices;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Asks Verify what became of a text or a call, once; never a failed `Uni`.
///
/// It goes a guarded way of its own: that Verify does not tell must not keep anybody from being sent a code. Neither
/// a body nor the message of a failed call is logged: both can hold the person's number.
@Singleton
final class VerifyAttempts {
    private static final Logger LOG = Logger.getLogger(VerifyAttempts.class);

    private final AttemptsApi api;
    private final RemoteService verify;
    private final String authorization;

    VerifyAttempts(AttemptsApi api, RemoteServices services, VerifyConfig config) {
        this.api = api;
        this.verify = services.named("Verify's record", config.timeout());
        this.authorization = VerifyClient.authorization(config);
    }

    /// Empty if Verify says nothing of it, or nothing that we understand.
    Uni<Optional<Arrival>> arrivalOf(CodeReference sent) {
        String attempt = sent.message();
        Optional<VerificationSid> sid = VerificationSid.of(sent);
        return attempt == null || sid.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : ask(sid.get()).map(reply -> reply.flatMap(known -> known.arrivalOfAttempt(attempt)));
    }

    private Uni<Optional<AttemptsReply>> ask(VerificationSid sid) {
        return verify.call(() -> api.of(authorization, sid.value()), reply -> reply.status() >= 500)
                .map(VerifyAttempts::read)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "Verify did not tell what became of a code: %s",
                            failure.getClass().getName());
                    return Optional.empty();
                });
    }

    private static Optional<AttemptsReply> read(RemoteReply remote) {
        if (remote.status() != 200) {
            LOG.warnf("Verify did not tell what became of a code: status=%d", remote.status());
            return Optional.empty();
        }
        return remote.json(AttemptsReply.class);
    }
}
