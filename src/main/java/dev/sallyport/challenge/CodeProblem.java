package dev.sallyport.challenge;

/// What the code page has to complain about, in words that say what to do.
///
/// A wrong, an expired and a used code share one text: whoever guesses is not to learn how close they were.
public enum CodeProblem {
    WRONG(true, "That code did not work. Use the newest one, or ask for another."),
    USED_UP(false, "Too many codes did not work. For your safety this one is void: please ask for another code."),
    MALFORMED(true, "A code has 6 to 8 digits and nothing else. Please check it and try again."),
    UNAVAILABLE(false, "We could not check your code just now. Nothing was lost: please try again in a moment."),
    RESEND_TOO_SOON(false, "That was soon. Please wait a little before you ask for another one."),
    SEND_LIMIT(false, "We have sent you several codes already and cannot send more. Please use the latest one."),
    APPROVAL_DENIED(false, "Somebody said no on your phone. Enter a code instead; if that was not you, cancel."),
    APPROVAL_EXPIRED(false, "Nobody answered on your phone in time. Ask it again, or enter a code."),
    APPROVAL_UNAVAILABLE(false, "We could not ask your phone just now. Try again in a moment, or enter a code."),
    APPROVAL_UNCHECKED(
            false, "We could not check the answer just now. Nothing was lost: please try again in a moment."),
    APPROVAL_LIMIT(false, "Your phone was asked several times already. Enter a code instead."),
    APPROVAL_TOO_SOON(false, "Your phone was asked, or sent a code, just now. Please wait a little.");

    private final boolean aboutCode;
    private final String sentence;

    CodeProblem(boolean aboutCode, String sentence) {
        this.aboutCode = aboutCode;
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    public boolean aboutCode() {
        return aboutCode;
    }
}
