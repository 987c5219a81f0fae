package dev.sallyport.factor.authy;

import dev.sallyport.factor.Approval;
import dev.sallyport.factor.ApprovalNews;
import dev.sallyport.factor.ApprovalRequest;
import dev.sallyport.factor.Approvals;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Callback;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.authy.AuthyAnswer.Answered;
import dev.sallyport.factor.authy.AuthyAnswer.Silent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/// Authy's OneTouch: a request that the Authy app shows, with a button for yes and one for no.
///
/// Somebody approved only if Authy says so when it is asked, of this very request and this very user. A call of Authy's
/// is believed where its signature is right.
@Singleton
final class OneTouch implements Approvals {
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final String TRANSACTION = "approval_request[transaction]";

    private final AuthyClient client;
    private final AuthyConfig config;
    private final CallbackSignature signature;

    OneTouch(AuthyClient client, AuthyConfig config) {
        this.client = client;
        this.config = config;
        this.signature = new CallbackSignature(config.apiKey());
    }

    @Override
    public FactorKind kind() {
        return FactorKind.AUTHY;
    }

    @Override
    public boolean isOn() {
        return config.onetouch();
    }

    @Override
    public Uni<Boolean> canAsk(Authenticator authenticator) {
        return AuthyId.of(authenticator.handle())
                .map(id -> client.status(id).map(OneTouch::hasApp))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    @Override
    public Uni<Asking> ask(Authenticator authenticator, ApprovalRequest request) {
        return AuthyId.of(authenticator.handle())
                .map(id -> client.askApproval(id, OneTouchRequest.of(request, config.onetouchLogo()))
                        .map(OneTouch::asking))
                .orElseGet(() -> Uni.createFrom().item(new Asking.NotReachable()));
    }

    @Override
    public Uni<Approval> look(Authenticator authenticator, String reference) {
        return AuthyId.of(authenticator.handle())
                .filter(_ -> REFERENCE.matcher(reference).matches())
                .map(id -> client.approval(reference).map(answer -> approval(answer, id, reference)))
                .orElseGet(() -> Uni.createFrom().item(new Approval.Unavailable()));
    }

    @Override
    public Optional<ApprovalNews> read(Callback callback) {
        return signature
                .verified(callback)
                .flatMap(said ->
                        news(said, callback.header(CallbackSignature.NONCE).orElseThrow()));
    }

    private static boolean hasApp(AuthyAnswer answer) {
        return answer instanceof Answered answered
                && answered.isSuccess()
                && answered.reply().hasApp();
    }

    static Asking asking(AuthyAnswer answer) {
        return switch (answer) {
            case Answered answered
            when answered.isSuccess() ->
                answered.reply()
                        .approval("uuid")
                        .filter(uuid -> REFERENCE.matcher(uuid).matches())
                        .<Asking>map(Asking.Asked::new)
                        .orElseGet(Asking.Unavailable::new);
            case Answered(int _, AuthyReply reply) ->
                switch (reply.error()) {
                    case NO_APP, UNKNOWN_USER, NOT_REACHABLE -> new Asking.NotReachable();
                    case OUR_ACCOUNT, WRONG_CODE, PHONE_REFUSED, TOO_MANY, ONETOUCH_OFF, OTHER ->
                        new Asking.Unavailable();
                };
            case Silent() -> new Asking.Unavailable();
        };
    }

    static Approval approval(AuthyAnswer answer, AuthyId id, String reference) {
        return answer instanceof Answered answered
                        && answered.isSuccess()
                        && answered.reply()
                                .approval("uuid")
                                .filter(reference::equals)
                                .isPresent()
                        && answered.reply()
                                .approval("_authy_id")
                                .filter(id.digits()::equals)
                                .isPresent()
                ? approval(answered.reply().approval("status").orElse(""))
                : new Approval.Unavailable();
    }

    private static Approval approval(String status) {
        return switch (status) {
            case "pending" -> new Approval.Waiting();
            case "approved" -> new Approval.Approved();
            case "denied" -> new Approval.Denied();
            case "expired" -> new Approval.Expired();
            default -> new Approval.Unavailable();
        };
    }

    /// Empty for a call about something else, and for one that contradicts itself.
    static Optional<ApprovalNews> news(CallbackParameters said, String nonce) {
        boolean isVerdict = said.value("callback_action")
                .filter("approval_request_status"::equals)
                .isPresent();
        String status = said.value("status").orElse("");
        String uuid = said.value("uuid").orElse("");
        if (!isVerdict
                || !REFERENCE.matcher(uuid).matches()
                || !said.value(TRANSACTION + "[uuid]").orElse(uuid).equals(uuid)
                || !said.value(TRANSACTION + "[status]").orElse(status).equals(status)) {
            return Optional.empty();
        }
        Approval told =
                said.value(TRANSACTION + "[flagged]").filter("true"::equals).isPresent()
                        ? new Approval.ReportedNotMe()
                        : approval(status);
        return Optional.of(new ApprovalNews(uuid, told, nonce));
    }
}
