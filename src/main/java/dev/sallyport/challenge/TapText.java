package dev.sallyport.challenge;

import org.jspecify.annotations.Nullable;

/// What a page without codes has to complain about, in words that say what to do.
public final class TapText {
    /// Where the application asks for more than a tap is worth.
    public static final String TOO_LITTLE = "This needs more than a tap in our app. Please use another way, or cancel.";

    private TapText() {}

    public static @Nullable String of(@Nullable CodeProblem problem) {
        return switch (problem) {
            case null -> null;
            case APPROVAL_DENIED ->
                "Somebody said no in our app. It is not asked again until you have used another way; if that was not"
                        + " you, cancel.";
            case APPROVAL_EXPIRED -> "Nobody answered in time. Please try again.";
            case APPROVAL_UNAVAILABLE ->
                "We could not ask our app on your phone just now. Please try again in a moment.";
            case APPROVAL_LIMIT -> "Our app on your phone was asked several times already. Please use another way.";
            case APPROVAL_TOO_SOON -> "Our app on your phone was asked just now. Please wait a little.";
            case APPROVAL_UNCHECKED, WRONG, USED_UP, MALFORMED, UNAVAILABLE, RESEND_TOO_SOON, SEND_LIMIT ->
                problem.sentence();
        };
    }
}
