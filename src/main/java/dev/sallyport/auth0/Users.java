package dev.sallyport.auth0;

import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;

/// What an enrolment asks of the tenant's list of users. An answer that cannot be had is an outcome, never a failure.
public interface Users {
    Uni<EmailLookup> emailOf(Person person);

    Uni<PointerWrite> write(Person person, Pointer pointer);
}
