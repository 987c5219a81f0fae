package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A factor whose codes are brought to the person.
public sealed interface SendingFactor extends SecondFactor permits PhoneFactor, MailFactor {
    /// The ways in which a person may ask for a code, the one that is taken by itself first.
    List<Channel> channels();

    /// Brings a code to the person, or tells them where to find it.
    Uni<Delivery> deliver(Authenticator authenticator, Dispatch dispatch);

    /// Decides whether the code proves the authenticator. One of another factor never does.
    ///
    /// @param sent what the provider calls the newest code that it sent for this login; null if there is no name
    Uni<Verdict> check(Authenticator authenticator, TypedCode code, @Nullable CodeReference sent);

    /// What became of the message that brings a code, as far as the provider tells; empty if it says nothing now.
    /// Good to know and no more: nothing that lets anybody in hangs on it.
    default Uni<Optional<Arrival>> arrivalOf(CodeReference sent) {
        return Uni.createFrom().item(Optional.empty());
    }
}
