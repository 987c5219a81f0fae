package dev.sallyport.factor.verify;

import dev.sallyport.factor.AppFactor;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.totp.AppKeys;
import dev.sallyport.factor.verify.VerifyAnswer.Answered;
import dev.sallyport.factor.verify.VerifyAnswer.Silent;
import dev.sallyport.factor.verify.VerifyReply.Status;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// An authenticator app whose key Twilio Verify makes and keeps: it checks every code. What the store has of it once
/// it is proven makes no code.
///
/// Until then the handle holds the key too, for the page on which it is added. A factor that nobody proves stays
/// behind at Twilio: nothing can be proven with it, and to take it away would take it from another login of the same
/// person that is still adding it.
@Singleton
final class VerifyTotp implements AppFactor {
    private static final Logger LOG = Logger.getLogger(VerifyTotp.class);
    private static final Set<Status> NOT_IT =
            EnumSet.of(Status.UNVERIFIED, Status.PENDING, Status.DENIED, Status.EXPIRED);

    private final EntityClient client;
    private final AppKeys keys;
    private final PersonName names;

    VerifyTotp(EntityClient client, AppKeys keys, PersonName names) {
        this.client = client;
        this.keys = keys;
        this.names = names;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.VERIFY_TOTP;
    }

    @Override
    public Uni<Optional<Handle>> newKey(String person, String account) {
        String identity = names.of(person);
        return client.newFactor(identity, wanted())
                .map(answer -> made(identity, answer)
                        .flatMap(reply -> reply.factor()
                                .flatMap(sid -> reply.secret()
                                        .flatMap(secret -> keys.link(secret, account))
                                        .map(link -> new EntityFactor(identity, sid, link).handle()))));
    }

    /// The name is the service's: that of the account, which the app is to show, may be the person's address.
    private MultivaluedMap<String, String> wanted() {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add("FriendlyName", keys.issuer());
        form.add("FactorType", "totp");
        form.add("Config.Alg", keys.algorithm().toLowerCase(Locale.ROOT));
        form.add("Config.CodeLength", Integer.toString(keys.digits()));
        form.add("Config.TimeStep", Long.toString(keys.period()));
        form.add("Config.Skew", Integer.toString(keys.window()));
        return form;
    }

    static Optional<VerifyReply> made(String identity, VerifyAnswer answer) {
        return answer instanceof Answered answered && answered.isDone()
                ? Optional.of(answered.reply())
                        .filter(reply -> identity.equals(reply.identity()) && reply.progress() == Status.UNVERIFIED)
                : Optional.empty();
    }

    @Override
    public Handle proven(Handle key) {
        return EntityFactor.of(key).map(factor -> factor.proven().handle()).orElse(key);
    }

    @Override
    public Invitation invitation(Handle key) {
        return EntityFactor.of(key)
                .map(EntityFactor::link)
                .map(keys::invitation)
                .orElseThrow(() -> new IllegalArgumentException("Not a key that can be added"));
    }

    @Override
    public Uni<Verdict> check(Authenticator authenticator, TypedCode typed) {
        return switch (typed) {
            case OneTimeCode code ->
                EntityFactor.of(authenticator.handle())
                        .map(factor -> factor.link() == null ? prove(factor, code) : proveFirst(factor, code))
                        .orElseGet(VerifyTotp::noFactor);
            case RecoveryCode _ -> Uni.createFrom().item(new Verdict.Wrong());
        };
    }

    /// Looked at before: to one that is verified already, as by a code whose answer was lost, Verify may say so again
    /// whatever the code.
    private Uni<Verdict> proveFirst(EntityFactor factor, OneTimeCode code) {
        return client.factor(factor).chain(answer -> switch (progress(factor, answer)) {
            case UNVERIFIED ->
                client.confirm(factor, code)
                        .map(confirmed -> verdict(confirmed, Status.VERIFIED, reply -> reply.isFactor(factor)));
            case VERIFIED -> prove(factor, code);
            case PENDING, APPROVED, CANCELED, MAX_ATTEMPTS_REACHED, DELETED, FAILED, EXPIRED, DENIED, UNKNOWN ->
                Uni.createFrom().item(new Verdict.Unavailable());
        });
    }

    private Uni<Verdict> prove(EntityFactor factor, OneTimeCode code) {
        return client.check(factor, code)
                .map(answer -> verdict(answer, Status.APPROVED, reply -> reply.isChallengeOf(factor)));
    }

    private static Status progress(EntityFactor factor, VerifyAnswer answer) {
        return answer instanceof Answered answered
                        && answered.isDone()
                        && answered.reply().isFactor(factor)
                ? answered.reply().progress()
                : Status.UNKNOWN;
    }

    private static Verdict verdict(VerifyAnswer answer, Status right, Predicate<VerifyReply> isAboutIt) {
        return switch (answer) {
            case Answered answered
            when answered.isDone() && isAboutIt.test(answered.reply()) -> {
                Status progress = answered.reply().progress();
                if (progress == right) {
                    yield new Verdict.Right();
                }
                yield NOT_IT.contains(progress) ? new Verdict.Wrong() : new Verdict.Unavailable();
            }
            case Answered(int status, VerifyReply reply) ->
                switch (reply.error()) {
                    case WRONG_CODE -> status == 403 ? new Verdict.Wrong() : new Verdict.Unavailable();
                    case CHECKS_USED_UP -> status == 429 ? new Verdict.Wrong() : new Verdict.Unavailable();
                    case NOT_FOUND, TOO_MANY, NOT_REACHABLE, OUR_SERVICE, OTHER -> new Verdict.Unavailable();
                };
            case Silent _ -> new Verdict.Unavailable();
        };
    }

    private static Uni<Verdict> noFactor() {
        LOG.warn("The handle of an authenticator of kind verify-totp is not a factor of Verify's");
        return Uni.createFrom().item(new Verdict.Unavailable());
    }
}
