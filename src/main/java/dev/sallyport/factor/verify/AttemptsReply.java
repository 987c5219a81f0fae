package dev.sallyport.factor.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sallyport.factor.Arrival;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The attempts to bring a verification's code, as far as we read them:
/// <https://www.twilio.com/docs/verify/api/list-verification-attempts>.
@RegisterForReflection // Read by RemoteReply, out of Quarkus' sight.
record AttemptsReply(@Nullable List<Attempt> attempts) {

    /// One text or call.
    ///
    /// @param data of an unknown shape where it is none of Twilio's
    @RegisterForReflection // Read by RemoteReply, out of Quarkus' sight.
    record Attempt(
            @Nullable String sid,
            @JsonProperty("channel_data") @Nullable ChannelData data) {}

    /// How far it has got: the one for a text, the other for a call.
    @RegisterForReflection // Read by RemoteReply, out of Quarkus' sight.
    record ChannelData(
            @JsonProperty("message_status") @Nullable String message,
            @JsonProperty("call_status") @Nullable String call) {
        Optional<Arrival> arrival() {
            return arrivalOf(message).or(() -> arrivalOf(call));
        }
    }

    /// What became of the attempt of that SID; empty if it is not there, or nothing can be made of its status.
    Optional<Arrival> arrivalOfAttempt(String sid) {
        return attempts == null
                ? Optional.empty()
                : attempts.stream()
                        .filter(attempt -> attempt != null && sid.equals(attempt.sid()))
                        .findFirst()
                        .flatMap(attempt -> Optional.ofNullable(attempt.data()))
                        .flatMap(ChannelData::arrival);
    }

    /// The words of `verification_attempt_enum_message_status` and `…_call_status`. What only incoming messages are is
    /// none of ours.
    private static Optional<Arrival> arrivalOf(@Nullable String status) {
        return switch (status) {
            case "queued", "accepted", "scheduled", "sending", "sent", "ringing", "in-progress" ->
                Optional.of(Arrival.ON_ITS_WAY);
            case "delivered", "read", "completed" -> Optional.of(Arrival.DELIVERED);
            case "undelivered", "failed", "canceled", "busy", "no-answer" -> Optional.of(Arrival.LOST);
            case null, default -> Optional.empty();
        };
    }
}
