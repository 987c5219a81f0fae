package dev.sallyport.login;

import java.time.Duration;

/// What a refusal page says: what happened, and what to do.
record RefusalText(String heading, String explanation) {
    static RefusalText of(Refusal reason) {
        return switch (reason) {
            case EXPIRED ->
                new RefusalText(
                        "This login took too long",
                        "For your safety a login ends after some minutes. Please start again.");
            case CANCELLED -> new RefusalText("You cancelled the login", "Nothing was changed.");
            case TRIES_USED_UP ->
                new RefusalText(
                        "Too many codes that did not work",
                        "For your safety this login is over. Please start again, and use the newest code you get.");
            case REPORTED_NOT_ME ->
                new RefusalText(
                        "This login was stopped",
                        "On the phone that belongs to this account somebody said that it is not them who is logging in."
                                + " If that was you, change your password now, and tell your help desk, with the"
                                + " reference below.");
            case LOCKED_OUT -> lockedFor(Duration.ZERO);
            case DISABLED ->
                new RefusalText(
                        "Your phone is disabled",
                        "For your safety no more codes are checked: too many did not work, or you told us that it was not"
                                + " you. Please tell your help desk, with the reference below: they can let you register"
                                + " a phone again. If it was not you, somebody knows your password: change it.");
            case STORE_KNOWS_NOBODY, STORE_IS_BEHIND ->
                new RefusalText(
                        "We cannot check your second step",
                        "You registered a phone before, and this service does not find it. This is not your fault, and"
                                + " nobody can log in as you. Please tell your help desk, with the reference below.");
            case NO_AUTHENTICATOR ->
                new RefusalText(
                        "You have no phone registered any more",
                        "Your registration was taken out. Your help desk can let you register a phone again.");
            case FACTOR_SWITCHED_OFF ->
                new RefusalText(
                        "Your second step is switched off",
                        "You registered for a kind of code that this service does not use any more. You are still"
                                + " registered; please ask your help desk for another way in.");
            case TICKET_NEEDED ->
                new RefusalText(
                        "Your help desk has to let you register first",
                        "You have no phone registered yet, and may add one only when your help desk has opened that for"
                                + " you. Please ask them, then start again.");
            case RESET_MEANWHILE ->
                new RefusalText(
                        "Your registration has just changed",
                        "Your second step was reset, or taken out, while you were logging in. Please start again.");
            case AUTHY_ID_UNUSABLE ->
                new RefusalText(
                        "We cannot tell which phone is yours",
                        "Your account names no usable Authy registration, or two different ones. Please tell your help"
                                + " desk, with the reference below.");
        };
    }

    static RefusalText lockedFor(Duration wait) {
        long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
        return new RefusalText(
                "Too many codes that did not work",
                "For your safety no code is checked for " + (minutes == 1 ? "a minute" : minutes + " minutes")
                        + ". Reload this page then, or go back and start again later.");
    }
}
