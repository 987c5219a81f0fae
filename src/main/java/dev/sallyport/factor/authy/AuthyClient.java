package dev.sallyport.factor.authy;

import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.authy.AuthyAnswer.Answered;
import dev.sallyport.factor.authy.AuthyAnswer.Silent;
import dev.sallyport.remote.RemoteReply;
import dev.sallyport.remote.RemoteService;
import dev.sallyport.remote.RemoteServices;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/// Asks Authy, once and within the configured time; never a failed `Uni`. While Authy is down it is not asked at
/// all.
///
/// Nothing is retried: a text would be sent twice, a code checked twice. Neither a body nor the message of a failed
/// call is logged: both can hold the code or the person's number.
@Singleton
final class AuthyClient {
    private static final Logger LOG = Logger.getLogger(AuthyClient.class);

    private final AuthyApi api;
    private final RemoteService authy;

    AuthyClient(AuthyApi api, RemoteServices services, AuthyConfig config) {
        this.api = api;
        this.authy = services.named("Authy", config.timeout());
    }

    Uni<AuthyAnswer> register(PhoneNumber phone, EmailAddress email) {
        return ask("register", () -> api.register(NewUserRequest.of(phone, email)));
    }

    /// Texts a code, unless the person has the app.
    Uni<AuthyAnswer> textIfNeeded(AuthyId id, String locale) {
        return ask("sms", () -> api.sms(id.digits(), null, locale));
    }

    Uni<AuthyAnswer> text(AuthyId id, String locale) {
        return ask("sms", () -> api.sms(id.digits(), true, locale));
    }

    Uni<AuthyAnswer> call(AuthyId id, String locale) {
        return ask("call", () -> api.call(id.digits(), locale));
    }

    Uni<AuthyAnswer> verify(AuthyId id, OneTimeCode code) {
        return ask("verify", () -> api.verify(code.digits(), id.digits()));
    }

    /// What Authy knows of the person's devices.
    Uni<AuthyAnswer> status(AuthyId id) {
        return ask("status", () -> api.status(id.digits()));
    }

    Uni<AuthyAnswer> remove(AuthyId id) {
        return ask("remove", () -> api.remove(id.digits()));
    }

    Uni<AuthyAnswer> askApproval(AuthyId id, OneTouchRequest request) {
        return ask("approval request", () -> api.askApproval(id.digits(), request));
    }

    Uni<AuthyAnswer> approval(String uuid) {
        return ask("approval", () -> api.approval(uuid));
    }

    /// The number of a user, if Twilio has opened the export to this application.
    Uni<Optional<PhoneNumber>> numberOf(AuthyId id) {
        return authy.call(() -> api.phoneNumber(id.digits()), AuthyClient::isDown)
                .map(AuthyClient::number)
                .onFailure()
                .recoverWithItem(AuthyClient::noNumber);
    }

    private static Optional<PhoneNumber> number(RemoteReply remote) {
        Optional<PhoneNumber> number =
                remote.status() == 200 ? remote.json(NumberReply.class).flatMap(NumberReply::number) : Optional.empty();
        if (number.isEmpty()) {
            LOG.warnf("Authy does not export a number: status=%d", remote.status());
        }
        return number;
    }

    private static Optional<PhoneNumber> noNumber(Throwable failure) {
        LOG.warnf("Authy did not answer phone_number: %s", failure.getClass().getName());
        return Optional.empty();
    }

    private Uni<AuthyAnswer> ask(String operation, Supplier<Uni<RestResponse<String>>> request) {
        return authy.call(request, AuthyClient::isDown)
                .map(reply -> read(operation, reply))
                .onFailure()
                .recoverWithItem(failure -> silent(operation, failure));
    }

    /// A 5xx that names one of Authy's own errors is about this phone: a call that was not put through, say.
    private static boolean isDown(RemoteReply reply) {
        return reply.status() >= 500
                && reply.json(AuthyReply.class)
                        .filter(answer -> answer.error() != AuthyError.OTHER)
                        .isEmpty();
    }

    private static AuthyAnswer read(String operation, RemoteReply remote) {
        Optional<AuthyReply> reply = remote.json(AuthyReply.class);
        if (reply.isEmpty() && remote.status() != 429) {
            LOG.warnf("Authy's reply to %s is not understood: status=%d", operation, remote.status());
            return new Silent();
        }
        Answered answer = new Answered(remote.status(), reply.orElseGet(AuthyReply::unread));
        logRefusal(operation, answer);
        return answer;
    }

    private static void logRefusal(String operation, Answered answer) {
        AuthyError error = answer.reply().error();
        boolean keyRefused = answer.status() == 401 && error == AuthyError.OTHER;
        if (error == AuthyError.OUR_ACCOUNT || keyRefused) {
            LOG.errorf("Authy refuses our account, look at sallyport.authy.api-key: operation=%s", operation);
        } else if (error == AuthyError.ONETOUCH_OFF) {
            LOG.errorf(
                    "OneTouch is not enabled for our Authy application, see sallyport.authy.onetouch: %s", operation);
        } else if (!answer.isSuccess() && error != AuthyError.WRONG_CODE) {
            LOG.warnf("Authy refused %s: status=%d error=%s", operation, answer.status(), error);
        }
    }

    private static AuthyAnswer silent(String operation, Throwable failure) {
        LOG.warnf("Authy did not answer %s: %s", operation, failure.getClass().getName());
        return new Silent();
    }
}
