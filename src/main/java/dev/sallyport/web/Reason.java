package dev.sallyport.web;

import java.util.Locale;

/// Why a request was refused at the edge, with the status it is answered with and what the person is told.
///
/// The code, such as `token-expired`, stands on the page and in the log. It is stable: help desks quote it.
public enum Reason {
    TOKEN_MISSING(400, "This page is the second step of a login, and was opened without the first one."),
    TOKEN_FORGED(403, "The request to check your login could not be trusted."),
    TOKEN_EXPIRED(410, "Too much time passed between the first and the second step of your login."),
    TOKEN_FROM_ELSEWHERE(403, "The request to check your login came from somewhere this service does not work for."),
    TOKEN_USED(409, "This login was opened before, in another window or another browser."),
    HOST_NOT_ALLOWED(400, "The login asked to be sent back to an address that it may not use."),
    STATE_MISSING(400, "The request to check your login was incomplete."),
    STATE_CHANGED(403, "The request to check your login does not fit the login it names."),
    LOGIN_UNKNOWN(410, "This login is not known here, or it is long over."),
    LOGIN_NOT_YOURS(403, "This login was begun in another browser and can only go on there."),
    NOTICE_UNKNOWN(410, "The link of our mail is too old, or not complete. Your help desk can help you without it."),
    CALLBACK_FORGED(403, "The call could not be trusted."),
    COOKIE_MISSING(
            403,
            "Your browser did not send the cookie that ties this login to it. Perhaps it refuses cookies, or the login"
                    + " was begun in another browser.");

    private final int status;
    private final String explanation;

    Reason(int status, String explanation) {
        this.status = status;
        this.explanation = explanation;
    }

    public int status() {
        return status;
    }

    public String explanation() {
        return explanation;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
