package dev.sallyport.bench;

import dev.sallyport.packaged.Installation;
import dev.sallyport.store.Vault;
import dev.sallyport.store.VaultOf;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// People who are enrolled with Authy, put into a store that the program has made, in one transaction.
final class Crowd {
    private Crowd() {}

    static String subject(int person) {
        return "auth0|" + person;
    }

    static String authyId(int person) {
        return Integer.toString(10_000_000 + person);
    }

    /// @param jdbc the store of the installation
    static void enrol(String jdbc, Installation installation, int people) throws SQLException {
        String tenant = installation.tenant();
        Vault vault = VaultOf.keys(installation.environment().getOrDefault("SALLYPORT_STORE_KEYS", ""));
        try (Connection store = DriverManager.getConnection(jdbc)) {
            store.setAutoCommit(false);
            try (PreparedStatement person = store.prepareStatement(
                            "INSERT INTO people (iss, sub, rev, since, not_before) VALUES (?, ?, 1, 0, NULL)");
                    PreparedStatement authenticator = store.prepareStatement(
                            "INSERT INTO authenticators (id, iss, sub, kind, handle, phone, since, retired_at)"
                                    + " VALUES (?, ?, ?, 'authy', ?, ?, 0, NULL)")) {
                for (int i = 0; i < people; i++) {
                    String id = "authenticator-" + i;
                    person.setString(1, tenant);
                    person.setString(2, subject(i));
                    person.addBatch();
                    authenticator.setString(1, id);
                    authenticator.setString(2, tenant);
                    authenticator.setString(3, subject(i));
                    authenticator.setString(4, vault.seal("authenticators.handle:" + id, authyId(i)));
                    authenticator.setString(5, vault.seal("authenticators.phone:" + id, phone(i)));
                    authenticator.addBatch();
                    if (i % 1_000 == 999) {
                        person.executeBatch();
                        authenticator.executeBatch();
                    }
                }
                person.executeBatch();
                authenticator.executeBatch();
            }
            store.commit();
        }
    }

    private static String phone(int person) {
        return "1 415" + (2_000_000 + person);
    }
}
