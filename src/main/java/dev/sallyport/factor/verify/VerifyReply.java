package dev.sallyport.factor.verify;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A verification, a check of one, a factor, a challenge, or an error, as far as we read them.
///
/// All fields are texts: `status` is a word, and the HTTP status as a number of an error's. `valid` is not read; it is
/// an older word for some of what `status` says.
///
/// @param identity whose factor or challenge it is
/// @param factorSid the factor that a challenge is for
/// @param binding what a new factor is proven with
/// @param token what lets an app add a factor
/// @param factors those of an entity
/// @param metadata what an app has added, as an object or as its text
/// @param sendings the texts and calls by which the code of a verification went out
@RegisterForReflection // Read by RemoteReply, out of Quarkus' sight.
record VerifyReply(
        @Nullable String sid,
        @Nullable String status,
        @Nullable String code,
        @JsonAlias("entity_identity") @Nullable String identity,
        @JsonProperty("factor_sid") @Nullable String factorSid,
        @Nullable Binding binding,
        @Nullable String token,
        @Nullable List<VerifyReply> factors,
        @Nullable Object metadata,
        @JsonProperty("send_code_attempts") @Nullable List<Sending> sendings) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~=-]{1,2000}");
    private static final Pattern CODE = Pattern.compile("[0-9]{5}");
    private static final Pattern ATTEMPT = Pattern.compile("VL[0-9a-fA-F]{32}");

    /// One text or call by which the code went out.
    ///
    /// @param time as ISO 8601 in GMT
    /// @param attempt the SID of the attempt
    @RegisterForReflection // Read by RemoteReply, out of Quarkus' sight.
    record Sending(
            @Nullable String time,
            @JsonProperty("attempt_sid") @Nullable String attempt) {
        private boolean isNamed() {
            return time != null && attempt != null && ATTEMPT.matcher(attempt).matches();
        }
    }

    /// @param secret of a key for an app, in base 32
    @RegisterForReflection // As the reply.
    record Binding(@Nullable String secret) {
        @Override
        public String toString() {
            return "Binding[masked]";
        }
    }

    /// How far a verification, a factor or a challenge has got.
    enum Status {
        PENDING,
        APPROVED,
        CANCELED,
        MAX_ATTEMPTS_REACHED,
        DELETED,
        FAILED,
        EXPIRED,
        UNVERIFIED,
        VERIFIED,
        DENIED,
        /// A word that we do not know.
        UNKNOWN
    }

    /// A reply of which only the HTTP status is known.
    static VerifyReply unread() {
        return new VerifyReply(null, null, null, null, null, null, null, null, null, null);
    }

    Optional<VerificationSid> verification() {
        return VerificationSid.parse(sid);
    }

    boolean isAbout(VerificationSid asked) {
        return asked.value().equals(sid);
    }

    /// The SID of the attempt that went out last; null if there is none that can be asked about.
    @Nullable
    String newestAttempt() {
        return sendings == null
                ? null
                : sendings.stream()
                        .filter(sending -> sending != null && sending.isNamed())
                        .reduce(VerifyReply::later)
                        .map(Sending::attempt)
                        .orElse(null);
    }

    /// The second of two at the same moment: Verify puts the newest last.
    private static Sending later(Sending one, Sending another) {
        return String.valueOf(another.time()).compareTo(String.valueOf(one.time())) < 0 ? one : another;
    }

    boolean isFactor(EntityFactor asked) {
        return asked.sid().equals(sid) && asked.identity().equals(identity);
    }

    boolean isChallengeOf(EntityFactor asked) {
        return asked.sid().equals(factorSid) && asked.identity().equals(identity);
    }

    /// The name of the factor that it is.
    Optional<String> factor() {
        return Optional.ofNullable(sid).filter(EntityFactor::isSid);
    }

    /// The name of the challenge that it is.
    Optional<String> challenge() {
        return Optional.ofNullable(sid).filter(VerifyPush::isChallenge);
    }

    /// The secret of a key that was just made.
    Optional<String> secret() {
        return Optional.ofNullable(binding).map(Binding::secret);
    }

    /// The token, if it may stand in a link.
    Optional<String> accessToken() {
        return Optional.ofNullable(token).filter(text -> TOKEN.matcher(text).matches());
    }

    Status progress() {
        for (Status known : Status.values()) {
            if (known != Status.UNKNOWN && known.name().toLowerCase(Locale.ROOT).equals(status)) {
                return known;
            }
        }
        return Status.UNKNOWN;
    }

    TwilioError error() {
        return TwilioError.ofCode(errorCode());
    }

    /// As Twilio's table has it, for the log; empty for whatever is no code of that table's.
    String errorCode() {
        return code != null && CODE.matcher(code).matches() ? code : "";
    }

    @Override
    public String toString() {
        return "VerifyReply[%s, %s]".formatted(progress(), error());
    }
}
