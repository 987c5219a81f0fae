package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import dev.sallyport.sandbox.tenant.pipeline.Effects;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Everything that a tenant remembers.
///
/// @param beforePassword logins that wait on the login page
/// @param suspended logins whose browser was sent away, by the `state` that brings it back
record World(
        Users users,
        Clients clients,
        Sessions sessions,
        Pending<SignIn> beforePassword,
        Pending<SignIn> suspended,
        Pending<Grant.Code> codes,
        Pending<Grant.Refresh> refreshTokens) {

    static World of(List<User> users, List<Application> applications, Clock clock) {
        return new World(
                new Users(users),
                new Clients(applications),
                new Sessions(clock),
                new Pending<>(Duration.ofHours(1), clock),
                new Pending<>(Duration.ofHours(1), clock),
                new Pending<>(Duration.ofMinutes(1), clock),
                new Pending<>(Duration.ofDays(30), clock));
    }

    /// Writes what an Action changed about a user, once it has run to its end.
    void apply(User user, Effects effects) {
        users.patch(user.id(), effects.appMetadata(), effects.userMetadata());
    }

    TenantState state() {
        return new TenantState(
                users.all().stream().map(TenantState.SavedUser::of).toList(),
                sessions.snapshot(),
                beforePassword.snapshot(),
                suspended.snapshot(),
                refreshTokens.snapshot());
    }

    void restore(TenantState state) {
        state.users().forEach(users::restore);
        sessions.restore(state.sessions());
        beforePassword.restore(state.beforePassword());
        suspended.restore(state.suspended());
        refreshTokens.restore(state.refreshTokens());
    }
}
