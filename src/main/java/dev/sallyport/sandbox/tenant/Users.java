package dev.sallyport.sandbox.tenant;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The tenant's users. Each change of one is atomic.
public final class Users {
    private final List<User> seeds;
    private final Map<String, User> users = new ConcurrentHashMap<>();

    Users(List<User> seeds) {
        this.seeds = List.copyOf(seeds);
        reset();
    }

    /// All of them, in the order of their ids.
    public List<User> all() {
        return users.values().stream().sorted(Comparator.comparing(User::id)).toList();
    }

    public Optional<User> find(String id) {
        return Optional.ofNullable(users.get(id));
    }

    /// Every account with this address, whichever connection it lives in.
    public List<User> withEmail(String email) {
        String wanted = email.strip().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(user -> user.credentials().email().equals(wanted))
                .toList();
    }

    /// What `app_metadata` holds for someone who must exist.
    public Map<String, @Nullable Object> appMetadata(String id) {
        return find(id).orElseThrow().appMetadata();
    }

    /// Changes `app_metadata` as a `PATCH` at the Management API does: a null removes the key.
    public void patchAppMetadata(String id, Map<String, @Nullable Object> changes) {
        patch(id, changes, Map.of());
    }

    /// Makes everyone again what they were at the first start.
    public void reset() {
        users.clear();
        seeds.forEach(user -> users.put(user.id(), user));
    }

    Optional<User> patch(
            String id, Map<String, @Nullable Object> appMetadata, Map<String, @Nullable Object> userMetadata) {
        return change(
                id,
                user -> user.with(
                        Metadata.merged(user.appMetadata(), appMetadata),
                        Metadata.merged(user.userMetadata(), userMetadata)));
    }

    void countLogin(String id) {
        change(id, user -> user.withLogins(user.logins() + 1));
    }

    /// Takes over what was saved of someone. Their name and password are the seed's, which may have been edited since.
    void restore(TenantState.SavedUser saved) {
        change(
                saved.id(),
                user -> user.with(saved.appMetadata(), saved.userMetadata()).withLogins(saved.logins()));
    }

    private Optional<User> change(String id, UnaryOperator<User> change) {
        return Optional.ofNullable(users.computeIfPresent(id, (_, user) -> change.apply(user)));
    }
}
