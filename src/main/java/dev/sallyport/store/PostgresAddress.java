package dev.sallyport.store;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Reads a `postgresql://` URL as `psql` does, `sslmode` and `sslrootcert` included.
///
/// Whatever is wrong with it is told without quoting it: a password is in it.
final class PostgresAddress {
    /// What the driver does not look for.
    private static final Pattern ROOT_CERTIFICATE = Pattern.compile("[?&]sslrootcert=([^&]*)");

    private static final String APPLICATION_NAME = "application_name";

    private PostgresAddress() {}

    static PgConnectOptions read(String url) {
        PgConnectOptions options = parsed(url);
        if (!url.contains("sslmode=")) {
            options.setSslMode(SslMode.PREFER);
        }
        if (!url.contains(APPLICATION_NAME + "=")) {
            options.addProperty(APPLICATION_NAME, "sallyport");
        }
        @Nullable String rootCertificate = rootCertificate(url);
        return switch (options.getSslMode()) {
            case DISABLE, ALLOW -> options;
            // Encrypted for whoever answers, as with psql: these modes name nobody to trust.
            case PREFER, REQUIRE -> options.setTrustAll(true);
            case VERIFY_CA -> options.setTrustOptions(trusted(rootCertificate));
            case VERIFY_FULL ->
                options.setTrustOptions(trusted(rootCertificate)).setHostnameVerificationAlgorithm("HTTPS");
        };
    }

    private static PgConnectOptions parsed(String url) {
        try {
            return PgConnectOptions.fromUri(url);
        } catch (RuntimeException _) {
            // Its message quotes the URL.
            throw new ConfigurationException("sallyport.store.url is no address of a PostgreSQL, such as"
                    + " postgresql://sallyport:<password>@db.example:5432/sallyport?sslmode=verify-full;"
                    + " characters other than letters and digits are percent-encoded in a password");
        }
    }

    private static @Nullable String rootCertificate(String url) {
        Matcher found = ROOT_CERTIFICATE.matcher(url);
        return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : null;
    }

    private static TrustOptions trusted(@Nullable String rootCertificate) {
        if (rootCertificate != null) {
            return new PemTrustOptions().addCertPath(rootCertificate);
        }
        try {
            TrustManagerFactory known = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            known.init((KeyStore) null);
            return TrustOptions.wrap(known.getTrustManagers()[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no certificates to trust", e);
        }
    }
}
