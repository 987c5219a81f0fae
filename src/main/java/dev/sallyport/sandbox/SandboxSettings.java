package dev.sallyport.sandbox;

import dev.sallyport.sandbox.verify.VerifyAccount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything the sandbox must be told. Masked when printed, since secrets are among it.
///
/// @param port the loopback port it listens on
/// @param mailPort the loopback port that it takes mails at
/// @param service the base URL of the Sallyport that it sends people to
/// @param action the Action's file, read anew at each login so that a change counts at once
/// @param requestSecret what the Action signs requests with
/// @param answerSecret what the Action checks answers with
/// @param authyApiKey the only key that the sandbox's Authy accepts
/// @param verify the only service of the sandbox's Verify, and its key
/// @param applications the tenant's clients
/// @param managementLimit how many Management API calls a second the tenant answers, as Auth0's plans limit them
/// @param memory the file that keeps what the parts remember, beside the service's store; null forgets at the end
public record SandboxSettings(
        int port,
        int mailPort,
        URI service,
        Path action,
        String requestSecret,
        String answerSecret,
        String authyApiKey,
        VerifyAccount verify,
        List<Application> applications,
        int managementLimit,
        @Nullable Path memory,
        Clock clock) {
    public SandboxSettings {
        applications = List.copyOf(applications);
    }

    /// The sandbox's host and port: the tenant's domain.
    public String host() {
        return "127.0.0.1:" + port;
    }

    /// The sandbox's address, without a slash at its end.
    public String origin() {
        return "http://" + host();
    }

    /// The Action's secrets, as one would type them into the dashboard.
    public Map<String, String> actionSecrets() {
        return Map.of(
                "SALLYPORT_URL",
                service.toString(),
                "SALLYPORT_TENANT",
                host(),
                "SALLYPORT_REQUEST_SECRET",
                requestSecret,
                "SALLYPORT_ANSWER_SECRET",
                answerSecret);
    }

    @Override
    public String toString() {
        return "SandboxSettings[" + origin() + ", service=" + service + "]";
    }
}
