package dev.sallyport.login;

import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.auth0.Pointer;
import dev.sallyport.auth0.PointerWrite;
import dev.sallyport.auth0.Users;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/// A tenant's users as a test wants them. At first each has an address, and every pointer is written.
final class ScriptedUsers implements Users {
    private final List<Pointer> written = new ArrayList<>();
    private EmailLookup email = new EmailLookup.Found(new EmailAddress("ada@example.com"), true);
    private PointerWrite write = new PointerWrite.Written();

    void findOf(EmailLookup outcome) {
        email = outcome;
    }

    void write(PointerWrite outcome) {
        write = outcome;
    }

    /// What was to be written, whatever came of it.
    List<Pointer> written() {
        return List.copyOf(written);
    }

    @Override
    public Uni<EmailLookup> emailOf(Person person) {
        return Uni.createFrom().item(email);
    }

    @Override
    public Uni<PointerWrite> write(Person person, Pointer pointer) {
        written.add(pointer);
        return Uni.createFrom().item(write);
    }
}
