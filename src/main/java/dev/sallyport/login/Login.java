package dev.sallyport.login;

import dev.sallyport.challenge.Sends;
import dev.sallyport.token.LoginRequest;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    ///
    /// @param stage proven, or with the proof behind it
    Login proven(Stage stage, BrowserSecret next) {
        return new Login(id, next.hash(), request, state, stage, sends, phones, tries, version, openedAt, expiresAt);
    }

    /// Takes a step that only an enrolling login may take; any other stays as it is.
    Login whileEnrolling(Function<Stage.Enrolling, Stage> step) {
        return stage instanceof Stage.Enrolling enrolling ? at(step.apply(enrolling)) : this;
    }

    /// Takes a step that only a login with a challenge may take; any other stays as it is.
    Login whileProving(Function<Stage.Proving, Stage> step) {
        return stage instanceof Stage.Proving proving ? at(step.apply(proving)) : this;
    }

    /// Whoever has proven their factor, or was refused, has nothing left to give up but the factor they were adding.
    Login cancelled() {
        return switch (stage) {
            case Stage.Enrolling enrolling -> givingUp(enrolling.behind());
            case Stage.Proving proving -> givingUp(proving.behind());
            case Stage.Proven _, Stage.Refused _ -> this;
        };
    }

    /// Whether the person is on the way from one factor to another.
    boolean isMoving() {
        return switch (stage) {
            case Stage.Enrolling enrolling -> enrolling.moves();
            case Stage.Proving proving -> proving.moves();
            case Stage.Proven _, Stage.Refused _ -> false;
        };
    }

    /// The owner says that it is not theirs: over, whatever it has come to.
    Login stolen() {
        return stage instanceof Stage.Refused ? this : at(new Stage.Refused(Refusal.REPORTED_NOT_ME));
    }

    private Login givingUp(Stage.@Nullable Proven behind) {
        return at(behind == null ? new Stage.Refused(Refusal.CANCELLED) : behind.staying());
    }

    Login counting(Sends now) {
        return new Login(id, cookie, request, state, stage, now, phones, tries, version, openedAt, expiresAt);
    }

    /// One more phone or app that was begun with, if that leaves no more than `most`; else as it is.
    Login countingOneMoreOf(int most) {
        return stage instanceof Stage.Enrolling && phones < most ? withOneMorePhone() : this;
    }

    boolean isAt(Stage expected) {
        return stage.equals(expected);
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
