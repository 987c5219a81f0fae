package dev.sallyport.factor.verify;

import dev.sallyport.factor.Approval;
import dev.sallyport.factor.ApprovalNews;
import dev.sallyport.factor.Callback;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What Verify's own calls to us say, once it is known that they are its own.
///
/// @see <a href="https://www.twilio.com/docs/verify/api/webhooks">Twilio's page on them</a>
final class PushCalls {
    /// What an app with such a button puts into the metadata of its no, since Verify knows of yes and no only.
    private static final String NOT_ME = "not_me";

    private final Optional<CallSignature> signature;
    private final String service;

    PushCalls(VerifyConfig config) {
        this.signature = config.authToken().map(CallSignature::new);
        this.service = config.serviceSid().orElse("none");
    }

    /// Empty unless the call is Twilio's to the letter, and about our service. One that tells nothing that is
    /// waited for tells that it is still waited for.
    Optional<ApprovalNews> read(Callback callback) {
        return signature
                .flatMap(one -> one.verified(callback))
                .filter(said -> service.equals(said.get("service_sid")))
                .map(said -> news(said, callback.header(CallSignature.HEADER).orElseThrow()));
    }

    /// @param signature names the call: another one has another, and the same one once more has the same
    private static ApprovalNews news(Map<String, String> said, String signature) {
        String challenge = said.getOrDefault("challenge_sid", "");
        return switch (said.getOrDefault("type", "")) {
            case "challenge.approved" -> new ApprovalNews(challenge, new Approval.Approved(), signature);
            case "challenge.denied" ->
                new ApprovalNews(
                        challenge,
                        isReport(said.get("challenge_metadata")) ? new Approval.ReportedNotMe() : new Approval.Denied(),
                        signature);
            case "factor.verified" ->
                new ApprovalNews(said.getOrDefault("entity_identity", ""), new Approval.Approved(), signature);
            default -> new ApprovalNews(challenge, new Approval.Waiting(), signature);
        };
    }

    /// Whether the owner says that it is somebody else who is logging in.
    ///
    /// @param metadata as an object, or as its text
    static boolean isReport(@Nullable Object metadata) {
        return switch (metadata) {
            case Map<?, ?> map -> "true".equals(String.valueOf(map.get(NOT_ME)));
            case String text -> text.replaceAll("\\s", "").matches(".*\"" + NOT_ME + "\":\"?true\"?[,}].*");
            case null, default -> false;
        };
    }
}
