package dev.sallyport.login;

import java.util.Locale;

/// What a page that waits is told: never what it is, which the login's own page shows to whoever may see it.
enum News {
    WAITING,
    /// There is something new to show.
    NEWS,
    /// There is nothing to wait for any more.
    OVER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
