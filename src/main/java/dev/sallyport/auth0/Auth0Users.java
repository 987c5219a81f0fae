package dev.sallyport.auth0;

import dev.sallyport.auth0.PointerWrite.NotWritten;
import dev.sallyport.auth0.PointerWrite.Reason;
import dev.sallyport.auth0.PointerWrite.Written;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.person.Person;
import dev.sallyport.remote.RemoteCall;
import dev.sallyport.remote.RemoteReply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/// The tenant's users, through its Management API. Every outcome is a value: never a failed `Uni`.
///
/// Neither a body nor the message of a failed call is logged: both can hold who the person is.
@Singleton
public final class Auth0Users {
    private static final Logger LOG = Logger.getLogger(Auth0Users.class);

    private final ManagementApi api;
    private final Duration timeout;

    Auth0Users(@RestClient ManagementApi api, ManagementConfig config) {
        this.api = api;
        this.timeout = config.timeout();
    }

    /// Reads the person's e-mail address. A refused token is replaced and the question asked once more.
    public Uni<EmailLookup> emailOf(Person person) {
        return RemoteCall.within(
                        timeout,
                        () -> api.email(person.subject()).flatMap(response -> onceMoreIfRefused(response, person)))
                .map(response -> email(RemoteReply.of(response)))
                .onFailure()
                .recoverWithItem(Auth0Users::emailNotRead);
    }

    /// Writes the pointer into the person's `app_metadata`. Not retried here.
    public Uni<PointerWrite> write(Person person, Pointer pointer) {
        return RemoteCall.within(timeout, () -> api.patch(person.subject(), new UserPatch(pointer.asAppMetadata())))
                .map(response -> written(RemoteReply.of(response)))
                .onFailure()
                .recoverWithItem(Auth0Users::pointerNotWritten);
    }

    // The OIDC filter asks for a new token after a 401 (refresh-on-unauthorized), but leaves the call to us.
    private Uni<RestResponse<String>> onceMoreIfRefused(RestResponse<String> response, Person person) {
        return response.getStatus() == 401
                ? api.email(person.subject())
                : Uni.createFrom().item(response);
    }

    private static EmailLookup email(RemoteReply reply) {
        int status = reply.status();
        return switch (status) {
            case 200 ->
                reply.json(UserReply.class)
                        .map(Auth0Users::emailIn)
                        .orElseGet(() -> emailRefused("not a user", status));
            case 404 -> new EmailLookup.NoSuchUser();
            case 401, 403 -> emailRefused("needs the scope read:users", status);
            default -> emailRefused("no e-mail address", status);
        };
    }

    private static EmailLookup emailIn(UserReply user) {
        String email = user.email();
        return email == null || email.indexOf('@') < 1
                ? new EmailLookup.NoEmail()
                : new EmailLookup.Found(new EmailAddress(email));
    }

    private static EmailLookup emailRefused(String what, int status) {
        LOG.errorf("The Management API did not show an e-mail address: %s, status=%d", what, status);
        return new EmailLookup.Unavailable();
    }

    private static EmailLookup emailNotRead(Throwable failure) {
        LOG.warnf(
                "The Management API did not answer: operation=read %s",
                failure.getClass().getName());
        return new EmailLookup.Unavailable();
    }

    private static PointerWrite written(RemoteReply reply) {
        if (reply.status() == 200 && reply.json(UserReply.class).isPresent()) {
            return new Written();
        }
        Reason reason = reason(reply.status());
        LOG.errorf("The pointer was not written to app_metadata: %s, status=%d", reason, reply.status());
        return new NotWritten(reason);
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 403 -> Reason.FORBIDDEN;
            case 404 -> Reason.NO_SUCH_USER;
            case 429 -> Reason.RATE_LIMITED;
            default -> Reason.UNAVAILABLE;
        };
    }

    private static PointerWrite pointerNotWritten(Throwable failure) {
        LOG.warnf(
                "The Management API did not answer: operation=write %s",
                failure.getClass().getName());
        return new NotWritten(Reason.UNAVAILABLE);
    }
}
