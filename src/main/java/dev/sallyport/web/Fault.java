package dev.sallyport.web;

import java.util.Locale;

/// What can go wrong with a request before or behind the features, and what the person is told.
enum Fault {
    NOT_FOUND(404, "There is no such page", "The address may be mistyped, or the page may be gone."),
    METHOD_NOT_ALLOWED(405, "This page cannot be used like that", "Please go back and use the page's own buttons."),
    TOO_LARGE(413, "That was too much", "What was sent is longer than anything this page asks for."),
    NOT_A_FORM(415, "This page cannot be used like that", "Please go back and use the page's own buttons."),
    BAD_REQUEST(
            400,
            "That request could not be used",
            "Please go back, reload the page and try again. Cookies must be allowed for this site."),
    NOT_ALLOWED(403, "You may not see this", "Please log in again, perhaps as someone else."),
    UNAVAILABLE(
            503,
            "Something we need does not answer",
            "You were not let in, and nothing was lost. Please try again soon."),
    BUSY(
            503,
            "Too many people are here just now",
            "You were not let in, and nothing was lost. Please try again in a few seconds."),
    BROKEN(500, "Something went wrong on our side", "You were not let in, and nothing was lost. Please try again.");

    private final int status;
    private final String heading;
    private final String explanation;

    Fault(int status, String heading, String explanation) {
        this.status = status;
        this.heading = heading;
        this.explanation = explanation;
    }

    /// The fault that says what `status` means to a person. Only the statuses of failures have one.
    static Fault of(int status) {
        return switch (status) {
            case 404, 410 -> NOT_FOUND;
            case 405, 501 -> METHOD_NOT_ALLOWED;
            case 413, 414, 431 -> TOO_LARGE;
            case 406, 415 -> NOT_A_FORM;
            case 401, 403 -> NOT_ALLOWED;
            case 502, 503, 504 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : BROKEN;
        };
    }

    int status() {
        return status;
    }

    String heading() {
        return heading;
    }

    String explanation() {
        return explanation;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The page's words for when no page can be made.
    String inText(Reference reference) {
        return heading + ".\n" + explanation + "\nReference: " + reference + "\n";
    }
}
