package dev.sallyport.factor.verify;

import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.verify.VerifyAnswer.Answered;
import dev.sallyport.factor.verify.VerifyAnswer.Silent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends codes by Verify and has them checked: what each answer of its API means.
///
/// A code is right only if Verify calls the very verification that this login was sent `approved`; it is wrong if
/// Verify calls that verification anything else that we know, or knows it no longer. Everything between is no verdict.
@Singleton
final class CodesByVerify {
    private static final Logger LOG = Logger.getLogger(CodesByVerify.class);

    private final VerifyClient client;
    private final PendingVerifications pending;
    private final StartParameters parameters;

    CodesByVerify(VerifyClient client, PendingVerifications pending, StartParameters parameters) {
        this.client = client;
        this.pending = pending;
        this.parameters = parameters;
    }

    /// @param to a number as E.164, or an e-mail address
    /// @param masked the same, as a page may show it
    Uni<Delivery> send(String to, String masked, Channel channel, Dispatch dispatch) {
        return makeWay(to, dispatch)
                .chain(() -> client.start(parameters.of(to, channel, dispatch)))
                .chain(answer -> started(answer)
                        .map(sid -> pending.claim(sid, to, dispatch.asker().login())
                                .map(ours -> ours ? sent(channel, masked, sid, answer) : anothers()))
                        .orElseGet(() -> Uni.createFrom().item(notStarted(answer))));
    }

    /// Cancels the code that Verify would send once more, if it is another login's or is to be replaced. Whether that
    /// worked does not matter: what is not this login's cannot be claimed for it, and Verify checks no
    /// code more than five times.
    private Uni<Void> makeWay(String to, Dispatch dispatch) {
        return pending.newest(to)
                .map(found -> found.filter(one -> dispatch.replacing()
                        || !one.login().equals(dispatch.asker().login())))
                .chain(found -> found.map(one -> client.cancel(one.sid()).replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Delivery sent(Channel channel, String masked, VerificationSid sid, VerifyAnswer answer) {
        String attempt = answer instanceof Answered(int _, VerifyReply reply) ? reply.newestAttempt() : null;
        return new Delivery.Sent(channel, masked, sid.reference(attempt));
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
            case NOT_FOUND, WRONG_CODE, OUR_SERVICE -> new Delivery.Unavailable();
        };
    }

    /// A login that was sent no code has none that could be right: that of another login, say.
    Uni<Verdict> check(TypedCode typed, @Nullable CodeReference sent) {
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
                    case UNVERIFIED, VERIFIED, DENIED, UNKNOWN -> new Verdict.Unavailable();
                };
            case Answered(int status, VerifyReply reply) ->
                switch (reply.error()) {
                    case NOT_FOUND -> status == 404 ? new Verdict.Wrong() : new Verdict.Unavailable();
                    case CHECKS_USED_UP -> status == 429 ? new Verdict.Wrong() : new Verdict.Unavailable();
                    case WRONG_CODE, TOO_MANY, NOT_REACHABLE, OUR_SERVICE, OTHER -> new Verdict.Unavailable();
                };
            case Silent _ -> new Verdict.Unavailable();
        };
    }
}
