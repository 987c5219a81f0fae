package dev.sallyport.factor.verify;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.PhoneFactor;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.Registration;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.verify.VerifyAnswer.Answered;
import dev.sallyport.factor.verify.VerifyAnswer.Silent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Twilio Verify as a second factor: what each answer of its API means.
///
/// A code is right only if Verify calls the very verification that this login was sent `approved`; it is wrong if
/// Verify calls that verification anything else that we know, or knows it no longer. Everything between is no verdict.
@Singleton
final class VerifyFactor implements PhoneFactor {
    private static final Logger LOG = Logger.getLogger(VerifyFactor.class);
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{5,17}");

    private final VerifyClient client;
    private final PendingVerifications pending;
    private final StartParameters parameters;
    private final List<Channel> channels;

    VerifyFactor(VerifyClient client, PendingVerifications pending, StartParameters parameters, VerifyConfig config) {
        this.client = client;
        this.pending = pending;
        this.parameters = parameters;
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
        return makeWay(number, dispatch)
                .chain(() -> client.start(parameters.of(number, channel, dispatch)))
                .chain(answer -> delivery(number, channel, dispatch, answer));
    }

    /// Cancels the code that Verify would send once more, if it is another login's or is to be replaced. Whether that
    /// worked does not matter: what is not this login's cannot be claimed for it.
    private Uni<Void> makeWay(String number, Dispatch dispatch) {
        return pending.newest(number)
                .map(found -> found.filter(one -> dispatch.replacing()
                        || !one.login().equals(dispatch.asker().login())))
                .chain(found -> found.map(one -> client.cancel(one.sid()).replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Delivery> delivery(String number, Channel channel, Dispatch dispatch, VerifyAnswer answer) {
        return started(answer)
                .map(sid -> pending.claim(sid, number, dispatch.asker().login())
                        .map(ours -> ours ? sent(number, channel, sid) : anothers()))
                .orElseGet(() -> Uni.createFrom().item(notStarted(answer)));
    }

    private static Delivery sent(String number, Channel channel, VerificationSid sid) {
        return new Delivery.Sent(channel, "•••• " + number.substring(number.length() - 2), sid.reference());
    }

    private static Delivery anothers() {
        LOG.warn("Verify sent the code of another login at the same moment: it is of no use in this one");
        return new Delivery.Unavailable();
    }

    static Optional<VerificationSid> started(VerifyAnswer answer) {
        return answer instanceof Answered answered
                        && answered.isDone()
                        && answered.reply().progress() == VerifyReply.Status.PENDING
                ? answered.reply().verification()
                : Optional.empty();
    }

    static Delivery notStarted(VerifyAnswer answer) {
        return switch (answer) {
            case Answered answered when answered.isDone() -> new Delivery.Unavailable();
            case Answered(int status, VerifyReply reply) -> refused(status, reply.error());
            case Silent _ -> new Delivery.Unavailable();
        };
    }

    private static Delivery refused(int status, TwilioError error) {
        return switch (error) {
            case TOO_MANY, CHECKS_USED_UP -> new Delivery.NotSent(Delivery.Reason.TOO_MANY);
            case NOT_REACHABLE -> new Delivery.NotSent(Delivery.Reason.NOT_REACHABLE);
            case OTHER -> status == 429 ? new Delivery.NotSent(Delivery.Reason.TOO_MANY) : new Delivery.Unavailable();
            case NOT_FOUND, OUR_SERVICE -> new Delivery.Unavailable();
        };
    }

    /// A login that was sent no code has none that could be right: that of another login, say.
    @Override
    public Uni<Verdict> check(Authenticator authenticator, TypedCode typed, @Nullable CodeReference sent) {
        return switch (typed) {
            case OneTimeCode code ->
                VerificationSid.of(sent)
                        .map(sid -> client.check(sid, code).map(answer -> verdict(sid, answer)))
                        .orElseGet(() -> Uni.createFrom().item(new Verdict.Wrong()));
            case RecoveryCode _ -> Uni.createFrom().item(new Verdict.Wrong());
        };
    }

    static Verdict verdict(VerificationSid asked, VerifyAnswer answer) {
        return switch (answer) {
            case Answered answered
            when answered.isDone() && answered.reply().isAbout(asked) ->
                switch (answered.reply().progress()) {
                    case APPROVED -> new Verdict.Right();
                    case PENDING, CANCELED, MAX_ATTEMPTS_REACHED, DELETED, FAILED, EXPIRED -> new Verdict.Wrong();
                    case UNKNOWN -> new Verdict.Unavailable();
                };
            case Answered(int status, VerifyReply reply) ->
                switch (reply.error()) {
                    case NOT_FOUND -> status == 404 ? new Verdict.Wrong() : new Verdict.Unavailable();
                    case CHECKS_USED_UP -> status == 429 ? new Verdict.Wrong() : new Verdict.Unavailable();
                    case TOO_MANY, NOT_REACHABLE, OUR_SERVICE, OTHER -> new Verdict.Unavailable();
                };
            case Silent _ -> new Verdict.Unavailable();
        };
    }
}
