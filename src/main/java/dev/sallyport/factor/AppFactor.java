package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// A factor that is a key in an app of the person's choice: added by scanning a picture, proven by what the app shows.
public non-sealed interface AppFactor extends SecondFactor {
    /// Makes a key that nobody has yet. It proves nothing: it counts only after [#check].
    ///
    /// @param person one text for each person, for a provider that keeps their keys; never to be sent as it is
    /// @param account what the app shows beside the name of this service, such as the person's e-mail address
    /// @return empty if whoever keeps the keys makes none now
    Uni<Optional<Handle>> newKey(String person, String account);

    /// What is left of a key to be kept once a code has proven it.
    Handle proven(Handle key);

    /// What brings the key into an app. Whoever sees it can make every code: it is for the page on which the person
    /// adds the key, and for nothing else.
    Invitation invitation(Handle key);

    /// Decides whether the code proves the authenticator. One of another factor never does.
    Uni<Verdict> check(Authenticator authenticator, TypedCode code);
}
