package dev.sallyport.login;

import org.jspecify.annotations.Nullable;

/// What one browser holds of a login: the secret that it began with and, behind the first code that was typed, the one
/// that takes its place should that code prove the login.
///
/// The second is handed out before anyone knows what the code comes to. A double click sends the code twice, and the
/// browser reads one of the two answers only, which may be the one that lost: it has to lead on all the same.
record HeldSecrets(BrowserSecret first, @Nullable BrowserSecret next) {
    private static final char SEPARATOR = '.';

    static HeldSecrets only(BrowserSecret first) {
        return new HeldSecrets(first, null);
    }

    static HeldSecrets parse(String cookie) {
        int end = cookie.indexOf(SEPARATOR);
        return end < 0
                ? only(new BrowserSecret(cookie))
                : new HeldSecrets(
                        new BrowserSecret(cookie.substring(0, end)), new BrowserSecret(cookie.substring(end + 1)));
    }

    boolean open(Login login) {
        return first.hashesTo(login.cookie()) || openProven(login);
    }

    /// Whether the login is proven, and by a code that this browser sent.
    boolean openProven(Login login) {
        return next != null && next.hashesTo(login.cookie());
    }

    HeldSecrets afterCodeOn(String page) {
        return new HeldSecrets(first, first.successor(page));
    }

    /// As it stands in the cookie.
    String value() {
        return next == null ? first.value() : first.value() + SEPARATOR + next.value();
    }
}
