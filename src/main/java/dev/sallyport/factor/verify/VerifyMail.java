package dev.sallyport.factor.verify;

import dev.sallyport.factor.Arrival;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.MailFactor;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mailbox that Twilio Verify sends codes to. The handle is the address.
@Singleton
final class VerifyMail implements MailFactor {
    private static final List<Channel> CHANNELS = List.of(Channel.EMAIL);

    private final CodesByVerify codes;
    private final VerifyAttempts attempts;

    VerifyMail(CodesByVerify codes, VerifyAttempts attempts) {
        this.codes = codes;
        this.attempts = attempts;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.EMAIL;
    }

    @Override
    public List<Channel> channels() {
        return CHANNELS;
    }

    /// By e-mail, whichever way a form asked for.
    @Override
    public Uni<Delivery> deliver(Authenticator authenticator, Dispatch dispatch) {
        String address = authenticator.handle().value();
        int at = address.indexOf('@');
        return at < 1
                ? Uni.createFrom().item(new Delivery.NotSent(Delivery.Reason.UNKNOWN_REGISTRATION))
                : codes.send(address, masked(address, at), Channel.EMAIL, dispatch);
    }

    private static String masked(String address, int at) {
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "•••" + address.substring(at);
    }

    @Override
    public Uni<Verdict> check(Authenticator authenticator, TypedCode code, @Nullable CodeReference sent) {
        return codes.check(code, sent);
    }

    @Override
    public Uni<Optional<Arrival>> arrivalOf(CodeReference sent) {
        return attempts.arrivalOf(sent);
    }
}
