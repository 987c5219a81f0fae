package dev.sallyport.token;

import dev.sallyport.person.Person;
import dev.sallyport.token.LoginRequest.Client;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/// The claims of a request token, as the Action writes them.
final class RequestClaims {
    private static final int SHORT = 255;
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private RequestClaims() {}

    /// @throws MalformedClaimException if a claim has another type than the Action gives it
    /// @throws IllegalArgumentException if one that is needed is missing, or one is too long or malformed
    static LoginRequest read(JwtClaims claims) throws MalformedClaimException {
        return new LoginRequest(
                needed("jti", claims.getJwtId()),
                needed("nonce", claims.getStringClaimValue("nonce")),
                new Person(needed("iss", claims.getIssuer()), needed("sub", claims.getSubject())),
                needed("host", claims.getStringClaimValue("host")),
                client(claims),
                ip(claims),
                place(claims),
                acr(claims),
                claims.getStringClaimValue("locale"),
                Boolean.TRUE.equals(claims.getClaimValue("enrolled", Boolean.class)),
                rev(claims),
                claims.getStringClaimValue("authy_id"),
                Boolean.TRUE.equals(claims.getClaimValue("authy_id_conflict", Boolean.class)));
    }

    private static Client client(JwtClaims claims) throws MalformedClaimException {
        Map<?, ?> client = claims.getClaimValue("client", Map.class);
        if (client == null || !(client.get("id") instanceof String id)) {
            throw new IllegalArgumentException("No client");
        }
        String name = client.get("name") instanceof String given && !given.isBlank() ? given : id;
        return new Client(needed("client.id", id), needed("client.name", name));
    }

    /// Auth0 signs what it saw, so nobody's proxy header has to be trusted.
    private static @Nullable String ip(JwtClaims claims) throws MalformedClaimException {
        String ip = claims.getStringClaimValue("ip");
        if (ip == null || ip.isBlank()) {
            return null;
        }
        if (!ADDRESS.matcher(ip).matches()) {
            throw new IllegalArgumentException("The claim ip is no address");
        }
        // Never looks a name up, and refuses what only looks like an address.
        return InetAddress.ofLiteral(ip).getHostAddress();
    }

    /// Only to be shown: one that is too long is left out.
    private static @Nullable String place(JwtClaims claims) throws MalformedClaimException {
        String place = claims.getStringClaimValue("place");
        return place == null || place.isBlank() || place.length() > SHORT ? null : place;
    }

    private static List<String> acr(JwtClaims claims) throws MalformedClaimException {
        return claims.hasClaim("acr") ? claims.getStringListClaimValue("acr") : List.of();
    }

    private static long rev(JwtClaims claims) throws MalformedClaimException {
        Number rev = claims.getClaimValue("rev", Number.class);
        return rev == null ? 0 : rev.longValue();
    }

    private static String needed(String name, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > SHORT) {
            throw new IllegalArgumentException("The claim " + name + " is missing or too long");
        }
        return value;
    }
}
