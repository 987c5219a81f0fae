package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
    @Test
    void everyPartIsRead() {
        PgConnectOptions address = PostgresAddress.read("postgresql://sally:p%40ss%3Aword@db.example:6432/gate");

        assertThat(address.getUser()).isEqualTo("sally");
        assertThat(address.getPassword()).isEqualTo("p@ss:word");
        assertThat(address.getHost()).isEqualTo("db.example");
        assertThat(address.getPort()).isEqualTo(6432);
        assertThat(address.getDatabase()).isEqualTo("gate");
    }

    @Test
    void serverIsToldWhoAsksUnlessTheAddressSaysSo() {
        assertThat(PostgresAddress.read("postgresql://sally@db.example/gate").getProperties())
                .containsEntry("application_name", "sallyport");
        assertThat(PostgresAddress.read("postgresql://sally@db.example/gate?application_name=blue")
                        .getProperties())
                .containsEntry("application_name", "blue");
    }

    @Test
    void connectionIsEncryptedWhereTheServerCan() {
        assertThat(PostgresAddress.read("postgresql://sally@db.example/gate").getSslMode())
                .isEqualTo(SslMode.PREFER);
    }

    @Test
    void serverIsHeldAgainstItsNameAndACertificateThatIsTrusted() {
        PgConnectOptions address = PostgresAddress.read(
                "postgresql://sally@db.example/gate?sslmode=verify-full&sslrootcert=/etc/ssl/db.pem");

        assertThat(address.getSslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(address.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
        assertThat(address.isTrustAll()).isFalse();
        assertThat(address.getTrustOptions())
                .isInstanceOfSatisfying(
                        PemTrustOptions.class,
                        trusted -> assertThat(trusted.getCertPaths()).containsExactly("/etc/ssl/db.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-ca", "verify-full"})
    void withoutACertificateThoseThatJavaTrustsAreTrusted(String mode) {
        PgConnectOptions address = PostgresAddress.read("postgresql://sally@db.example/gate?sslmode=" + mode);

        assertThat(address.isTrustAll()).isFalse();
        assertThat(address.getTrustOptions()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://sally:hush/hush@db.example/gate",
                "postgresql://sally:hush-hush@db.example:port/gate",
                "postgresql://sally:hush-hush@db.example/gate?sslmode=always",
                "postgresql:hush-hush"
            })
    void addressThatCannotBeReadIsNotQuoted(String url) {
        assertThatThrownBy(() -> PostgresAddress.read(url))
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessageContaining("sallyport.store.url")
                .hasMessageNotContaining("hush");
    }
}
