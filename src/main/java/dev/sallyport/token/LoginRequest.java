package dev.sallyport.token;

import dev.sallyport.person.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Action asks of us: prove the second factor of this person, for this login.
///
/// @param jti names the request; good for one login
/// @param nonce bound to the login's transaction at Auth0, which checks it in the answer
/// @param host whose `/continue` the login returns to
/// @param ip where the browser came from when it met Auth0: an IP address as text, never a name
/// @param place where that was, in the tenant's words: a city and a country, say
/// @param acr what the application wants to be sure of; only values that the Action knows
/// @param locale BCP 47, if Auth0 knows one
/// @param enrolled what Auth0's pointer says; the store has the last word
/// @param rev the pointer's revision, 0 if there is none
/// @param authyId an id that an older set-up left in `app_metadata`
/// @param authyIdConflict whether `app_metadata` has two spellings of it with different ids
public record LoginRequest(
        String jti,
        String nonce,
        Person person,
        String host,
        Client client,
        @Nullable String ip,
        @Nullable String place,
        List<String> acr,
        @Nullable String locale,
        boolean enrolled,
        long rev,
        @Nullable String authyId,
        boolean authyIdConflict) {
    public LoginRequest {
        // Absent from logins of before it was read.
        acr = acr == null ? List.of() : List.copyOf(acr);
    }

    /// The application that the person logs in to, for the pages.
    public record Client(String id, String name) {}

    @Override
    public String toString() {
        return "LoginRequest[jti=" + jti + ", person=" + person + ", client=" + client.id() + "]";
    }
}
