package dev.sallyport.login;

import dev.sallyport.factor.Handle;
import dev.sallyport.factor.NumberSource;
import dev.sallyport.factor.PhoneNumber;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A provider that exports the number that a test names, and at first none.
final class ScriptedNumbers implements NumberSource {
    private final List<Handle> asked = new CopyOnWriteArrayList<>();
    private @Nullable PhoneNumber number;

    void export(PhoneNumber outcome) {
        number = outcome;
    }

    List<Handle> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Uni<Optional<PhoneNumber>> numberOf(Handle registration) {
        asked.add(registration);
        return Uni.createFrom().item(Optional.ofNullable(number));
    }
}
