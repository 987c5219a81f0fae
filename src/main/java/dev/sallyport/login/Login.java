package dev.sallyport.login;

import dev.sallyport.challenge.Sends;
import dev.sallyport.token.LoginRequest;
import java.time.Instant;
import java.util.function.Function;

/// One passage through the second gate, in one browser.
///
/// @param id random, and part of the address; it opens nothing without the cookie
/// @param cookie the hash of the secret that this login's browser holds; another one from the proof on
/// @param state Auth0's name for the suspended transaction
/// @param phones how many phones were registered with the provider on the way
/// @param tries codes that were tried, counted by the store before each is checked
/// @param version counts the changes, so that none is made on stale grounds
record Login(
        String id,
        String cookie,
        LoginRequest request,
        TransactionState state,
        Stage stage,
        Sends sends,
        int phones,
        int tries,
        long version,
        Instant openedAt,
        Instant expiresAt) {

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Login at(Stage next) {
        return new Login(id, cookie, request, state, next, sends, phones, tries, version, openedAt, expiresAt);
    }

    /// Another secret opens it from now on: whoever took the first one from the browser does not come in by it.
    Login proven(Stage.Proven proof, BrowserSecret next) {
        return new Login(id, next.hash(), request, state, proof, sends, phones, tries, version, openedAt, expiresAt);
    }

    /// Takes a step that only an enrolling login may take; any other stays as it is.
    Login whileEnrolling(Function<Stage.Enrolling, Stage> step) {
        return stage instanceof Stage.Enrolling enrolling ? at(step.apply(enrolling)) : this;
    }

    /// Takes a step that only a login with a challenge may take; any other stays as it is.
    Login whileProving(Function<Stage.Proving, Stage> step) {
        return stage instanceof Stage.Proving proving ? at(step.apply(proving)) : this;
    }

    /// Whoever has proven their factor, or was refused, has nothing left to give up.
    Login cancelled() {
        return switch (stage) {
            case Stage.Enrolling _, Stage.Proving _ -> at(new Stage.Refused(Refusal.CANCELLED));
            case Stage.Proven _, Stage.Refused _ -> this;
        };
    }

    Login counting(Sends now) {
        return new Login(id, cookie, request, state, stage, now, phones, tries, version, openedAt, expiresAt);
    }

    Login withOneMorePhone() {
        return new Login(id, cookie, request, state, stage, sends, phones + 1, tries, version, openedAt, expiresAt);
    }

    Login withOnePhoneLess() {
        return new Login(
                id, cookie, request, state, stage, sends, Math.max(0, phones - 1), tries, version, openedAt, expiresAt);
    }

    Login stored(long newVersion) {
        return new Login(id, cookie, request, state, stage, sends, phones, tries, newVersion, openedAt, expiresAt);
    }

    /// Leaves out the state and all that the stage holds.
    @Override
    public String toString() {
        return "Login[" + id + ", " + request + ", " + stage.getClass().getSimpleName() + "]";
    }
}
