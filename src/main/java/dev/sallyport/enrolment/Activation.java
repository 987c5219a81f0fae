package dev.sallyport.enrolment;

import dev.sallyport.auth0.Auth0Users;
import dev.sallyport.auth0.PointerWrite;
import dev.sallyport.person.Authenticator;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.person.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Turns a proven candidate into the person's first authenticator, and tells Auth0.
@Singleton
public final class Activation {
    private static final Logger LOG = Logger.getLogger(Activation.class);

    private final AuthenticatorStore authenticators;
    private final Auth0Users users;

    Activation(AuthenticatorStore authenticators, Auth0Users users) {
        this.authenticators = authenticators;
        this.users = users;
    }

    /// Activates the candidate if the person has none yet.
    ///
    /// A pointer that cannot be written does not undo it: the answer to Auth0 carries the pointer as well.
    ///
    /// @return whether this candidate won; if not, the store holds another authenticator, which is the one to prove
    public Uni<Boolean> activate(Person person, Authenticator candidate) {
        return authenticators
                .activateFirst(person, candidate)
                .chain(rev -> rev.isEmpty() ? Uni.createFrom().item(false) : tellAuth0(person));
    }

    private Uni<Boolean> tellAuth0(Person person) {
        return authenticators
                .standingOf(person)
                .chain(standing -> switch (standing) {
                    case Standing.Known known ->
                        users.write(person, Pointers.of(known)).invoke(outcome -> report(person, outcome));
                    case Standing.Unknown _ -> Uni.createFrom().nullItem();
                })
                .replaceWith(true);
    }

    private static void report(Person person, PointerWrite outcome) {
        switch (outcome) {
            case PointerWrite.Written _ -> LOG.debugf("Auth0 knows that %s is enrolled", person.subject());
            case PointerWrite.NotWritten(var reason) ->
                LOG.warnf(
                        "Auth0 was not told that %s is enrolled (%s); the answer of this login tells it",
                        person.subject(), reason);
        }
    }
}
