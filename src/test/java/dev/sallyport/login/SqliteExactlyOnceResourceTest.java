package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SqliteExactlyOnceResourceTest extends ExactlyOnceContract {
    @Test
    void storeIsTheOneThatIsMeant() {
        assertThat(run("SELECT sqlite_version() AS text").getFirst().text("text"))
                .startsWith("3.");
    }
}
