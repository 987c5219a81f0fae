package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testsupport.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnPostgres.class)
class PostgresExactlyOnceResourceTest extends ExactlyOnceContract {
    @Test
    void storeIsTheOneThatIsMeant() {
        assertThat(run("SELECT version() AS text").getFirst().text("text")).startsWith("PostgreSQL");
    }
}
