package dev.sallyport.factor.verify;

import dev.sallyport.factor.Approval;
import dev.sallyport.factor.ApprovalNews;
import dev.sallyport.factor.ApprovalRequest;
import dev.sallyport.factor.Approvals;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Callback;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.PushFactor;
import dev.sallyport.factor.totp.QrCode;
import dev.sallyport.factor.verify.VerifyAnswer.Answered;
import dev.sallyport.factor.verify.VerifyReply.Status;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The tenant's own app, with Twilio's push SDK in it: it holds a key of its own, and signs its owner's yes or no.
///
/// Each app is an entity of its own at Verify. Only a token that was made for it adds a factor to it, and only as long
/// as it has that one factor it is asked. Somebody approved only if Verify says so when it is asked, of this very
/// challenge of this very entity.
@Singleton
final class VerifyPush implements PushFactor, Approvals {
    /// As long as a token of Verify's can be good.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Pattern CHALLENGE = Pattern.compile("YC[0-9a-fA-F]{32}");

    private final EntityClient client;
    private final PushForms forms;
    private final PersonName names;
    private final PushCalls calls;

    VerifyPush(EntityClient client, PushForms forms, PersonName names, VerifyConfig config) {
        this.client = client;
        this.forms = forms;
        this.names = names;
        this.calls = new PushCalls(config);
    }

    @Override
    public FactorKind kind() {
        return FactorKind.VERIFY_PUSH;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Uni<Optional<Handle>> newKey(String person, String account) {
        String identity = names.of(person + " " + UUID.randomUUID());
        return client.accessToken(forms.token(identity, PATIENCE))
                .map(answer -> token(identity, answer)
                        .map(token -> new PushEntity(identity, forms.link(identity, token)).handle()));
    }

    private static Optional<String> token(String identity, VerifyAnswer answer) {
        return answer instanceof Answered answered
                        && answered.isDone()
                        && identity.equals(answered.reply().identity())
                ? answered.reply().accessToken()
                : Optional.empty();
    }

    @Override
    public Handle proven(Handle key) {
        return PushEntity.of(key).map(entity -> entity.proven().handle()).orElse(key);
    }

    @Override
    public Invitation invitation(Handle key) {
        String link = PushEntity.of(key)
                .map(PushEntity::link)
                .map(Handle::value)
                .orElseThrow(() -> new IllegalArgumentException("Not an app that can be added"));
        return new Invitation(URI.create(link), QrCode.svg(link), "");
    }

    @Override
    public String referenceOf(Handle key) {
        return PushEntity.of(key)
                .map(PushEntity::identity)
                .orElseThrow(() -> new IllegalArgumentException("Not an app of Verify's"));
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public Uni<Boolean> canAsk(Authenticator authenticator) {
        return PushEntity.of(authenticator.handle())
                .map(entity -> only(entity).map(Optional::isPresent))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    @Override
    public Uni<Asking> ask(Authenticator authenticator, ApprovalRequest request) {
        return PushEntity.of(authenticator.handle())
                .map(entity -> only(entity)
                        .chain(found -> found.map(factor -> client.challenge(factor, forms.challenge(factor, request))
                                        .map(answer -> asking(factor, answer)))
                                .orElseGet(() -> Uni.createFrom().item(new Asking.NotReachable()))))
                .orElseGet(() -> Uni.createFrom().item(new Asking.NotReachable()));
    }

    @Override
    public Uni<Approval> look(Authenticator authenticator, String reference) {
        return PushEntity.of(authenticator.handle())
                .map(entity -> entity.link() == null ? lookAt(entity, reference) : lookFor(entity, reference))
                .orElseGet(() -> Uni.createFrom().item(new Approval.Unavailable()));
    }

    private Uni<Approval> lookAt(PushEntity entity, String reference) {
        return isChallenge(reference)
                ? client.challenge(entity.identity(), reference).map(answer -> approval(answer, entity, reference))
                : Uni.createFrom().item(new Approval.Unavailable());
    }

    /// Whether the app is there that is being added. Verify's word that it is says that the app has signed with its
    /// key.
    private Uni<Approval> lookFor(PushEntity entity, String reference) {
        return reference.equals(entity.identity())
                ? client.factors(entity.identity())
                        .map(answer -> PushFactors.of(entity, answer).added())
                : Uni.createFrom().item(new Approval.Unavailable());
    }

    private Uni<Optional<EntityFactor>> only(PushEntity entity) {
        return client.factors(entity.identity())
                .map(answer -> PushFactors.of(entity, answer).verified());
    }

    @Override
    public Optional<ApprovalNews> read(Callback callback) {
        return calls.read(callback);
    }

    static Asking asking(EntityFactor factor, VerifyAnswer answer) {
        return answer instanceof Answered answered
                        && answered.isDone()
                        && answered.reply().isChallengeOf(factor)
                        && answered.reply().progress() == Status.PENDING
                ? answered.reply().challenge().<Asking>map(Asking.Asked::new).orElseGet(Asking.Unavailable::new)
                : new Asking.Unavailable();
    }

    static Approval approval(VerifyAnswer answer, PushEntity entity, String reference) {
        return answer instanceof Answered answered
                        && answered.isDone()
                        && reference.equals(answered.reply().sid())
                        && entity.identity().equals(answered.reply().identity())
                ? approval(answered.reply())
                : new Approval.Unavailable();
    }

    private static Approval approval(VerifyReply reply) {
        return switch (reply.progress()) {
            case PENDING -> new Approval.Waiting();
            case APPROVED -> new Approval.Approved();
            case DENIED -> PushCalls.isReport(reply.metadata()) ? new Approval.ReportedNotMe() : new Approval.Denied();
            case EXPIRED -> new Approval.Expired();
            case CANCELED, MAX_ATTEMPTS_REACHED, DELETED, FAILED, UNVERIFIED, VERIFIED, UNKNOWN ->
                new Approval.Unavailable();
        };
    }

    static boolean isChallenge(String text) {
        return CHALLENGE.matcher(text).matches();
    }
}
