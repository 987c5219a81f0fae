package dev.sallyport.factor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.verify.VerifyAnswer.Answered;
import dev.sallyport.factor.verify.VerifyAnswer.Silent;
import dev.sallyport.remote.RemoteReply;
import dev.sallyport.remote.RemoteService;
import dev.sallyport.remote.RemoteServices;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/// Asks Verify, once and within the configured time; never a failed `Uni`. While Verify is down it is not asked at all.
///
/// Nothing is retried: a text would be sent twice, a code checked twice. Neither a body nor the message of a failed
/// call is logged: both can hold the code or the person's number.
@Singleton
final class VerifyClient {
    private static final Logger LOG = Logger.getLogger(VerifyClient.class);

    private static final Set<String> MAY_BE_GONE = Set.of("check", "cancel", EntityClient.FACTORS);

    private final VerifyApi api;
    private final RemoteService verify;
    private final String service;
    private final String authorization;

    VerifyClient(VerifyApi api, RemoteServices services, VerifyConfig config) {
        this.api = api;
        this.verify = services.named("Verify", config.timeout());
        this.service = config.serviceSid().orElse("none");
        this.authorization = authorization(config);
    }

    /// What shows Twilio that it is us.
    static String authorization(VerifyConfig config) {
        String key = config.apiKey().orElse("");
        String secret = config.apiSecret().map(ApiSecret::value).orElse("");
        return "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(UTF_8));
    }

    /// Sends a code.
    Uni<VerifyAnswer> start(MultivaluedMap<String, String> parameters) {
        return ask("start", (authorized, named) -> api.start(authorized, named, parameters));
    }

    /// Makes a verification's code worth nothing.
    Uni<VerifyAnswer> cancel(VerificationSid sid) {
        return ask("cancel", (authorized, named) -> api.update(authorized, named, sid.value(), "canceled"));
    }

    Uni<VerifyAnswer> check(VerificationSid sid, OneTimeCode code) {
        return ask("check", (authorized, named) -> api.check(authorized, named, sid.value(), code.digits()));
    }

    /// Lets an app add a factor.
    Uni<VerifyAnswer> accessToken(MultivaluedMap<String, String> parameters) {
        return ask("access token", (authorized, named) -> api.accessToken(authorized, named, parameters));
    }

    /// One request, with our key to our service.
    @FunctionalInterface
    interface Request {
        Uni<RestResponse<String>> with(String authorization, String service);
    }

    /// @param operation what the log calls it
    Uni<VerifyAnswer> ask(String operation, Request request) {
        return verify.call(() -> request.with(authorization, service), reply -> reply.status() >= 500)
                .map(reply -> read(operation, reply))
                .onFailure()
                .recoverWithItem(failure -> silent(operation, failure));
    }

    private static VerifyAnswer read(String operation, RemoteReply remote) {
        Optional<VerifyReply> reply = remote.json(VerifyReply.class);
        if (reply.isEmpty() && remote.status() != 429) {
            LOG.warnf("Verify's reply to %s is not understood: status=%d", operation, remote.status());
            return new Silent();
        }
        Answered answer = new Answered(remote.status(), reply.orElseGet(VerifyReply::unread));
        if (!answer.isDone()) {
            logRefusal(operation, answer);
        }
        return answer;
    }

    private static void logRefusal(String operation, Answered answer) {
        TwilioError error = answer.reply().error();
        boolean ours =
                error == TwilioError.OUR_SERVICE || (error == TwilioError.NOT_FOUND && operation.equals("start"));
        if (ours) {
            LOG.errorf(
                    "Verify refuses our key or service, look at sallyport.verify.*: operation=%s code=%s",
                    operation, answer.reply().errorCode());
        } else if (!isAboutACode(operation, error)) {
            LOG.warnf(
                    "Verify refused %s: status=%d error=%s code=%s",
                    operation, answer.status(), error, answer.reply().errorCode());
        }
    }

    /// What whoever types wrong codes, or old ones, comes across, or waits for what is not there yet.
    private static boolean isAboutACode(String operation, TwilioError error) {
        return switch (error) {
            case WRONG_CODE, CHECKS_USED_UP -> true;
            case NOT_FOUND -> MAY_BE_GONE.contains(operation);
            case TOO_MANY, NOT_REACHABLE, OUR_SERVICE, OTHER -> false;
        };
    }

    private static VerifyAnswer silent(String operation, Throwable failure) {
        LOG.warnf("Verify did not answer %s: %s", operation, failure.getClass().getName());
        return new Silent();
    }
}
