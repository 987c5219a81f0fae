package dev.sallyport.factor.authy;

import dev.sallyport.factor.Handle;
import dev.sallyport.factor.NumberSource;
import dev.sallyport.factor.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The numbers that Authy knows its users by. Twilio opens that to an application only when asked to.
///
/// @see <a href="https://www.twilio.com/docs/authy/export-api-for-authy-user-phone-numbers">the export</a>
@Singleton
final class AuthyExport implements NumberSource {
    private final AuthyClient client;

    AuthyExport(AuthyClient client) {
        this.client = client;
    }

    @Override
    public Uni<Optional<PhoneNumber>> numberOf(Handle registration) {
        return AuthyId.of(registration)
                .map(client::numberOf)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
