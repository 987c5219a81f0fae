package dev.sallyport.sandbox;

import dev.sallyport.sandbox.demo.PaperKite;
import dev.sallyport.sandbox.verify.VerifyAccount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the sandbox's settings from the service's own keys, wherever they stand, so that the two always agree.
///
/// It refuses any address of a tenant, an Authy or a Twilio that is not on this machine: whoever runs the sandbox must
/// not send texts to real phones or touch a real tenant by a forgotten variable.
final class SettingsSource {
    private static final List<String> MUST_BE_LOCAL = List.of(
            "sallyport.base-url",
            "sallyport.tenant.domain",
            "sallyport.authy.url",
            "sallyport.twilio.url",
            "sallyport.verify.url",
            "sallyport.notices.smtp-host");

    private final Function<String, Optional<String>> setting;

    SettingsSource(Function<String, Optional<String>> setting) {
        this.setting = setting;
    }

    SandboxSettings read(Clock clock) {
        for (String key : MUST_BE_LOCAL) {
            setting.apply(key).ifPresent(value -> Loopback.require(key, value));
        }
        String service = withoutSlash(required("sallyport.base-url"));
        int port = Integer.parseInt(required("sallyport.sandbox.port"));
        return new SandboxSettings(
                port,
                Integer.parseInt(required("sallyport.notices.smtp-port")),
                URI.create(service),
                Path.of(setting.apply("sallyport.sandbox.action").orElse("src/main/auth0/actions/sallyport/code.js")),
                firstOf(required("sallyport.tenant.request-secrets")),
                required("sallyport.tenant.answer-secret"),
                required("sallyport.authy.api-key"),
                verify(),
                List.of(accountPage(service), service(), PaperKite.application("http://127.0.0.1:" + port)),
                setting.apply("sallyport.sandbox.management-limit")
                        .map(Integer::valueOf)
                        .orElse(50),
                setting.apply("sallyport.sandbox.memory").map(Path::of).orElse(null),
                clock);
    }

    private VerifyAccount verify() {
        return new VerifyAccount(
                required("sallyport.verify.service-sid"),
                required("sallyport.verify.api-key"),
                required("sallyport.verify.api-secret"),
                required("sallyport.verify.auth-token"));
    }

    private Application accountPage(String service) {
        return new Application(
                required("sallyport.account.client-id"),
                required("sallyport.account.client-secret"),
                "Sallyport account",
                Set.of(service + "/account/callback"),
                Set.of(service + "/"),
                Set.of("authorization_code", "refresh_token"),
                Set.of());
    }

    private Application service() {
        return new Application(
                required("sallyport.management.client-id"),
                required("sallyport.management.client-secret"),
                "Sallyport service",
                Set.of(),
                Set.of(),
                Set.of("client_credentials"),
                Set.of("read:users", "update:users_app_metadata"));
    }

    private String required(String key) {
        return setting.apply(key)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalStateException("The sandbox needs a value for " + key));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String firstOf(String list) {
        int comma = list.indexOf(',');
        return (comma < 0 ? list : list.substring(0, comma)).strip();
    }
}
