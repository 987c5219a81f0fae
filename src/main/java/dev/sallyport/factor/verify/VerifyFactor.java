package dev.sallyport.factor.verify;

import dev.sallyport.factor.Arrival;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneFactor;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.Registration;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A phone that Twilio Verify brings codes to. The handle is the number.
@Singleton
final class VerifyFactor implements PhoneFactor {
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{5,17}");

    private final CodesByVerify codes;
    private final VerifyAttempts attempts;
    private final List<Channel> channels;

    VerifyFactor(CodesByVerify codes, VerifyAttempts attempts, VerifyConfig config) {
        this.codes = codes;
        this.attempts = attempts;
        this.channels = List.copyOf(config.channels());
    }

    @Override
    public FactorKind kind() {
        return FactorKind.VERIFY;
    }

    /// Verify knows phones by their numbers only: there is nobody to be told before the first code.
    @Override
    public Uni<Registration> register(PhoneNumber phone, EmailAddress email) {
        return Uni.createFrom().item(new Registration.Registered(new Handle(phone.e164())));
    }

    @Override
    public List<Channel> channels() {
        return channels;
    }

    @Override
    public Uni<Delivery> deliver(Authenticator authenticator, Dispatch dispatch) {
        String number = authenticator.handle().value();
        Channel channel = dispatch.channel() == Channel.AUTOMATIC ? channels.getFirst() : dispatch.channel();
        if (!NUMBER.matcher(number).matches()) {
            return Uni.createFrom().item(new Delivery.NotSent(Delivery.Reason.UNKNOWN_REGISTRATION));
        }
        if (!channels.contains(channel)) {
            return Uni.createFrom().item(new Delivery.NotSent(Delivery.Reason.NOT_REACHABLE));
        }
        return codes.send(number, "•••• " + number.substring(number.length() - 2), channel, dispatch);
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
