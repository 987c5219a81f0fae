package dev.sallyport.factor.authy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one envelope of all Authy's replies, as far as we read it.
///
/// All fields of a code's are texts: Authy writes `success` as a boolean here and as a text there, and Jackson reads
/// both.
@RegisterForReflection // Read by RemoteReply, out of Quarkus' sight.
record AuthyReply(
        @Nullable String success,
        @Nullable String token,
        @Nullable String ignored,
        @Nullable String cellphone,
        @JsonProperty("error_code") @Nullable String errorCode,
        @Nullable User user,
        @Nullable JsonNode status,
        @JsonProperty("approval_request") @Nullable JsonNode approvalRequest) {
    private static final Pattern LAST_DIGITS = Pattern.compile("[0-9]{2}$");

    @RegisterForReflection // As above.
    record User(@Nullable String id) {
        @Override
        public String toString() {
            return "User[masked]";
        }
    }

    /// A reply of which only the status is known.
    static AuthyReply unread() {
        return new AuthyReply(null, null, null, null, null, null, null, null);
    }

    boolean isSuccess() {
        return "true".equals(success);
    }

    boolean isIgnored() {
        return "true".equals(ignored);
    }

    /// Whether the code is proven. `success` alone does not say so: Authy sets it beside other tokens too.
    boolean provesCode() {
        return isSuccess() && "is valid".equals(token);
    }

    AuthyError error() {
        return AuthyError.ofCode(errorCode);
    }

    Optional<AuthyId> userId() {
        return user == null || user.id() == null ? Optional.empty() : AuthyId.parse(user.id());
    }

    /// Whether the app is on a device of the person's, and not switched off.
    boolean hasApp() {
        return status != null
                && status.path("registered").asBoolean()
                && !status.path("devices").isEmpty()
                && !status.path("account_disabled").asBoolean();
    }

    /// A field of the request that an app was asked with.
    Optional<String> approval(String field) {
        return approvalRequest == null
                ? Optional.empty()
                : Optional.of(approvalRequest.path(field).asText()).filter(text -> !text.isEmpty());
    }

    /// Where a code went, as a page may show it: all but the last two digits masked.
    String destination() {
        Matcher digits = LAST_DIGITS.matcher(cellphone == null ? "" : cellphone);
        return digits.find() ? "•••• " + digits.group() : "your phone";
    }

    @Override
    public String toString() {
        return "AuthyReply[success=%s, error=%s]".formatted(isSuccess(), error());
    }
}
