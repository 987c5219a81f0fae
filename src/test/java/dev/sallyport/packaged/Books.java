package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// What the store holds, read past the service. Open as long as somebody asks: a connection for each question would
/// take most of the time of a test that asks for every person.
final class Books implements AutoCloseable {
    private final Connection connection;

    Books(String jdbc) {
        try {
            connection = DriverManager.getConnection(jdbc);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// The address of a test's PostgreSQL for JDBC, by that for the service.
    static String jdbc(String url) {
        return "jdbc:" + url.replace("postgres@", "") + "?user=postgres";
    }

    Set<String> people() {
        return texts("SELECT sub FROM people");
    }

    long failuresOf(String subject) {
        return number("SELECT COALESCE(SUM(failures), 0) FROM attempts WHERE sub = ?", subject);
    }

    long triesOf(String loginId) {
        return number("SELECT COALESCE(SUM(tries), 0) FROM logins WHERE id = ?", loginId);
    }

    long loginsOf(String subject) {
        return number("SELECT COUNT(*) FROM logins WHERE sub = ?", subject);
    }

    long authenticatorsOf(String subject) {
        return number("SELECT COUNT(*) FROM authenticators WHERE sub = ?", subject);
    }

    long acceptedCodesOf(String subject) {
        return number("SELECT COUNT(*) FROM accepted_codes WHERE sub = ?", subject);
    }

    /// Of the hour that began with the first of them.
    long codesOfTheHour() {
        return number("SELECT COALESCE(SUM(used), 0) FROM budgets WHERE bucket LIKE 'tenant:%'");
    }

    /// Each write that failed waits twice as long as before, which after many rounds is longer than a test may take.
    void letWhatIsOwedBeDue() {
        change("UPDATE pointer_writes SET due_at = 0");
    }

    boolean nothingIsOwedToAuth0() {
        return number("SELECT COUNT(*) FROM pointer_writes") == 0;
    }

    void assertNobodyIsHalfEnrolled() {
        assertThat(texts("""
                SELECT sub FROM people WHERE NOT EXISTS (
                  SELECT 1 FROM authenticators a WHERE a.iss = people.iss AND a.sub = people.sub AND retired_at IS NULL)""")).as("known without an authenticator").isEmpty();
        assertThat(texts("""
                SELECT sub FROM authenticators WHERE NOT EXISTS (
                  SELECT 1 FROM people p WHERE p.iss = authenticators.iss AND p.sub = authenticators.sub)""")).as("an authenticator without a person").isEmpty();
        assertThat(
                        texts(
                                "SELECT sub FROM authenticators WHERE retired_at IS NULL GROUP BY iss, sub HAVING COUNT(*) > 1"))
                .as("two first authenticators")
                .isEmpty();
    }

    private Set<String> texts(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            Set<String> texts = new HashSet<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void change(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long number(String sql, String... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
