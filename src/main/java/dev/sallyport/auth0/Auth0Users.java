package dev.sallyport.auth0;

import dev.sallyport.auth0.PointerWrite.NotWritten;
import dev.sallyport.auth0.PointerWrite.RateLimited;
import dev.sallyport.auth0.PointerWrite.Reason;
import dev.sallyport.auth0.PointerWrite.Written;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.person.Person;
import dev.sallyport.remote.RemoteReply;
import dev.sallyport.remote.RemoteService;
import dev.sallyport.remote.RemoteServices;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/// The tenant's users, through its Management API. Every outcome is a value: never a failed `Uni`.
///
/// While the tenant limits us, or is down, nothing is asked. Neither a body nor the message of a failed call is
/// logged: both can hold who the person is.
@Singleton
public final class Auth0Users implements Users {
    private static final Logger LOG = Logger.getLogger(Auth0Users.class);

    private final ManagementApi api;
    private final RemoteService management;
    private final RateLimit limit;

    Auth0Users(ManagementApi api, RemoteServices services, ManagementConfig config, Clock clock) {
        this.api = api;
        this.management = services.named("Auth0's Management API", config.timeout());
        this.limit = new RateLimit(clock);
    }

    /// Reads the person's e-mail address. A refused token is replaced and the question asked once more.
    @Override
    public Uni<EmailLookup> emailOf(Person person) {
        return limit.closedUntil()
                .map(Auth0Users::emailNotAskedFor)
                .orElseGet(() -> management
                        .ask(
                                () -> api.email(person.subject())
                                        .flatMap(response -> onceMoreIfRefused(response, person)),
                                Auth0Users::isDown)
                        .map(this::email)
                        .onFailure()
                        .recoverWithItem(Auth0Users::emailNotRead));
    }

    /// Writes the pointer into the person's `app_metadata`. Not retried here.
    @Override
    public Uni<PointerWrite> write(Person person, Pointer pointer) {
        return limit.closedUntil()
                .map(until -> Uni.createFrom().<PointerWrite>item(new RateLimited(until)))
                .orElseGet(() -> management
                        .call(
                                () -> api.patch(person.subject(), new UserPatch(pointer.asAppMetadata())),
                                Auth0Users::isDown)
                        .map(this::written)
                        .onFailure()
                        .recoverWithItem(Auth0Users::pointerNotWritten));
    }

    private static boolean isDown(RemoteReply reply) {
        return reply.status() >= 500;
    }

    // The OIDC filter asks for a new token after a 401 (refresh-on-unauthorized), but leaves the call to us.
    private Uni<RestResponse<String>> onceMoreIfRefused(RestResponse<String> response, Person person) {
        return response.getStatus() == 401
                ? api.email(person.subject())
                : Uni.createFrom().item(response);
    }

    private static Uni<EmailLookup> emailNotAskedFor(Instant until) {
        LOG.warnf("The Management API takes no more calls until %s", until);
        return Uni.createFrom().item(new EmailLookup.Unavailable());
    }

    private EmailLookup email(RemoteReply reply) {
        int status = reply.status();
        return switch (status) {
            case 200 ->
                reply.json(UserReply.class)
                        .map(Auth0Users::emailIn)
                        .orElseGet(() -> emailRefused("not a user", status));
            case 404 -> new EmailLookup.NoSuchUser();
            case 401, 403 -> emailRefused("needs the scope read:users", status);
            case 429 -> emailRefused("no more calls until " + limit.met(reply), status);
            default -> emailRefused("no e-mail address", status);
        };
    }

    static EmailLookup emailIn(UserReply user) {
        String email = user.email();
        return email == null || email.indexOf('@') < 1
                ? new EmailLookup.NoEmail()
                : new EmailLookup.Found(new EmailAddress(email), Boolean.TRUE.equals(user.emailVerified()));
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

    private PointerWrite written(RemoteReply reply) {
        if (reply.status() == 429) {
            return new RateLimited(limit.met(reply));
        }
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
