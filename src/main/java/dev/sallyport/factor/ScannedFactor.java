package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// A factor that gets into an app by scanning a picture.
public sealed interface ScannedFactor extends SecondFactor permits AppFactor, PushFactor {
    /// Makes a key that nobody has yet. It proves nothing before it is proven.
    ///
    /// @param person one text for each person, for a provider that keeps their keys; never to be sent as it is
    /// @param account what the app shows beside the name of this service, such as the person's e-mail address
    /// @return empty if whoever keeps the keys makes none now
    Uni<Optional<Handle>> newKey(String person, String account);

    /// What is left of a key to be kept once it is proven.
    Handle proven(Handle key);

    /// What brings the key into an app. Whoever sees it can be the app: it is for the page on which the person
    /// adds the key, and for nothing else.
    Invitation invitation(Handle key);
}
