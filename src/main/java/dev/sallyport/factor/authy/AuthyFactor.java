package dev.sallyport.factor.authy;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.PhoneFactor;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.Registration;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.authy.AuthyAnswer.Answered;
import dev.sallyport.factor.authy.AuthyAnswer.Silent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Authy as a second factor: what each answer of its API means.
///
/// A code is right only if Authy says so in the status, in `success` and in `token`; it is wrong only if Authy names
/// one of the errors for that. Everything between is no verdict.
@Singleton
final class AuthyFactor implements PhoneFactor {
    private static final Logger LOG = Logger.getLogger(AuthyFactor.class);

    private final AuthyClient client;

    AuthyFactor(AuthyClient client) {
        this.client = client;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.AUTHY;
    }

    @Override
    public Uni<Registration> register(PhoneNumber phone, EmailAddress email) {
        return client.register(phone, email).map(AuthyFactor::registration);
    }

    @Override
    public List<Channel> channels() {
        return List.of(Channel.SMS, Channel.CALL);
    }

    @Override
    public Uni<Delivery> deliver(Authenticator authenticator, Dispatch dispatch) {
        return AuthyId.of(authenticator.handle())
                .map(id -> send(id, dispatch))
                .orElseGet(() -> Uni.createFrom().item(notSent(Delivery.Reason.UNKNOWN_REGISTRATION)));
    }

    @Override
    public Uni<Verdict> check(Authenticator authenticator, TypedCode typed, @Nullable CodeReference sent) {
        return switch (typed) {
            case OneTimeCode code ->
                AuthyId.of(authenticator.handle())
                        .map(id -> client.verify(id, code).map(AuthyFactor::verdict))
                        .orElseGet(() -> Uni.createFrom().item(new Verdict.Unavailable()));
            case RecoveryCode _ -> Uni.createFrom().item(new Verdict.Wrong());
        };
    }

    private Uni<Delivery> send(AuthyId id, Dispatch dispatch) {
        Channel channel = dispatch.channel();
        return switch (channel) {
            case AUTOMATIC -> client.textIfNeeded(id, dispatch.locale()).map(answer -> delivery(channel, answer));
            case SMS -> client.text(id, dispatch.locale()).map(answer -> delivery(channel, answer));
            case CALL -> client.call(id, dispatch.locale()).map(answer -> delivery(channel, answer));
            case WHATSAPP, EMAIL -> Uni.createFrom().item(notSent(Delivery.Reason.NOT_REACHABLE));
        };
    }

    static Registration registration(AuthyAnswer answer) {
        return switch (answer) {
            case Answered answered
            when answered.isSuccess() ->
                answered.reply()
                        .userId()
                        .<Registration>map(id -> new Registration.Registered(id.handle()))
                        .orElseGet(AuthyFactor::registeredWithoutAnId);
            case Answered(int _, AuthyReply reply) -> registrationRefused(reply.error());
            case Silent() -> new Registration.Unavailable();
        };
    }

    private static Registration registeredWithoutAnId() {
        LOG.warn("Authy reports a registration as done but names no id");
        return new Registration.Unavailable();
    }

    private static Registration registrationRefused(AuthyError error) {
        return switch (error) {
            case PHONE_REFUSED, NOT_REACHABLE -> new Registration.PhoneRefused();
            case OUR_ACCOUNT, WRONG_CODE, TOO_MANY, UNKNOWN_USER, NO_APP, ONETOUCH_OFF, OTHER ->
                new Registration.Unavailable();
        };
    }

    static Verdict verdict(AuthyAnswer answer) {
        return switch (answer) {
            case Answered(int status, AuthyReply reply) when status == 200 && reply.provesCode() -> new Verdict.Right();
            case Answered(int status, AuthyReply reply)
            when status == 401 && reply.error() == AuthyError.WRONG_CODE -> new Verdict.Wrong();
            case Answered answered when answered.isSuccess() -> successWithoutProof();
            case Answered _, Silent _ -> new Verdict.Unavailable();
        };
    }

    private static Verdict successWithoutProof() {
        LOG.warn("Authy reports success of a check but does not call the token valid");
        return new Verdict.Unavailable();
    }

    static Delivery delivery(Channel asked, AuthyAnswer answer) {
        return switch (answer) {
            case Answered answered when answered.isSuccess() -> delivered(asked, answered.reply());
            case Answered(int status, AuthyReply _) when status == 429 -> notSent(Delivery.Reason.TOO_MANY);
            case Answered(int status, AuthyReply reply) -> notDelivered(status, reply.error());
            case Silent() -> new Delivery.Unavailable();
        };
    }

    private static Delivery delivered(Channel asked, AuthyReply reply) {
        if (reply.isIgnored()) {
            return new Delivery.InTheApp();
        }
        Channel used = asked == Channel.AUTOMATIC ? Channel.SMS : asked;
        return new Delivery.Sent(used, reply.destination());
    }

    private static Delivery notDelivered(int status, AuthyError error) {
        return switch (error) {
            case TOO_MANY -> notSent(Delivery.Reason.TOO_MANY);
            case NOT_REACHABLE, PHONE_REFUSED -> notSent(Delivery.Reason.NOT_REACHABLE);
            case UNKNOWN_USER -> notSent(Delivery.Reason.UNKNOWN_REGISTRATION);
            case OTHER -> status == 404 ? notSent(Delivery.Reason.UNKNOWN_REGISTRATION) : new Delivery.Unavailable();
            case OUR_ACCOUNT, WRONG_CODE, NO_APP, ONETOUCH_OFF -> new Delivery.Unavailable();
        };
    }

    private static Delivery notSent(Delivery.Reason reason) {
        return new Delivery.NotSent(reason);
    }
}
