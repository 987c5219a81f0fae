package dev.sallyport.support;

import dev.sallyport.audit.Audit;
import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.PhoneRegister;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/// Has providers forget the phones that somebody held.
///
/// Only a phone that was proven here, that we registered ourselves (so that we know its number), and whose name at the
/// provider no other row has ever had, of whoever: two accounts may share a phone, and the provider knows it once.
@Singleton
final class Removal {
    private final List<PhoneRegister> registers;
    private final AuthenticatorStore authenticators;
    private final Audit audit;

    Removal(@All List<PhoneRegister> registers, AuthenticatorStore authenticators, Audit audit) {
        this.registers = registers;
        this.authenticators = authenticators;
        this.audit = audit;
    }

    /// Of those that are the person's alone. A provider that does not answer is not asked again.
    ///
    /// @param held what the person held, and does not any more
    /// @return how many their providers have promised to forget
    Uni<Integer> of(Person person, List<Authenticator> held) {
        return Multi.createFrom()
                .iterable(held)
                .filter(one -> one.phone() != null)
                .onItem()
                .transformToUniAndConcatenate(one -> remove(person, one))
                .filter(removed -> removed)
                .collect()
                .asList()
                .map(List::size);
    }

    private Uni<Boolean> remove(Person person, Authenticator phone) {
        return registers.stream()
                .filter(register -> register.kind() == phone.kind())
                .findFirst()
                .map(register -> authenticators
                        .isNobodyElses(phone)
                        .chain(sole -> sole
                                ? audit.record(removing(person, phone)).chain(() -> register.remove(phone))
                                : Uni.createFrom().item(false)))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private static AuditEvent removing(Person person, Authenticator phone) {
        return AuditEvent.of(AuditName.ADMIN, person).with(phone.kind()).because("removed-at-provider");
    }
}
