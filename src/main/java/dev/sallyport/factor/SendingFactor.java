package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;
import java.util.List;
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
}
