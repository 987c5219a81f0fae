package dev.sallyport.person;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.Vault;
import java.time.Instant;

/// Authenticators as rows of the store: their handles and numbers are sealed there, each for its own row.
final class AuthenticatorRows {
    private static final String NEW_AUTHENTICATOR = """
            INSERT INTO authenticators (id, iss, sub, kind, handle, phone, since, retired_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)""";

    private final Vault vault;

    AuthenticatorRows(Vault vault) {
        this.vault = vault;
    }

    Statement inserting(Person person, Authenticator authenticator) {
        PhoneNumber phone = authenticator.phone();
        return Statement.of(
                NEW_AUTHENTICATOR,
                authenticator.id(),
                person.issuer(),
                person.subject(),
                authenticator.kind().wireName(),
                vault.seal(handleOf(authenticator.id()), authenticator.handle().value()),
                phone == null ? null : vault.seal(phoneOf(authenticator.id()), stored(phone)),
                authenticator.since().toEpochMilli());
    }

    Authenticator read(Row row) {
        String id = row.text("id");
        return new Authenticator(
                id,
                FactorKind.ofWireName(row.text("kind")).orElseThrow(),
                new Handle(vault.open(handleOf(id), row.text("handle"))),
                row.optionalText("phone")
                        .map(stored -> phone(vault.open(phoneOf(id), stored)))
                        .orElse(null),
                Instant.ofEpochMilli(row.number("since")));
    }

    /// Whether it is another row than the authenticator's own, and has the same name at the provider.
    ///
    /// @param row with the id and the handle
    boolean isAnotherOf(Authenticator authenticator, Row row) {
        String id = row.text("id");
        return !id.equals(authenticator.id())
                && vault.open(handleOf(id), row.text("handle"))
                        .equals(authenticator.handle().value());
    }

    private static String stored(PhoneNumber phone) {
        return phone.countryCode() + " " + phone.national();
    }

    private static PhoneNumber phone(String stored) {
        int blank = stored.indexOf(' ');
        return new PhoneNumber(Integer.parseInt(stored.substring(0, blank)), stored.substring(blank + 1));
    }

    private static String handleOf(String id) {
        return "authenticators.handle:" + id;
    }

    private static String phoneOf(String id) {
        return "authenticators.phone:" + id;
    }
}
