package dev.sallyport.sandbox.tenant;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jose4j.jwt.JwtClaims;

/// Who may call the Management API, and how often.
record ManagementGate(Tokens tokens, Issuer issuer, RateLimit limit) {
    /// Lets a call through that has a token with one of `scopes`.
    void admit(RoutingContext context, String... scopes) {
        JwtClaims claims = claims(context);
        List<String> granted = Arrays.asList(
                Objects.toString(claims.getClaimValue("scope"), "").split(" ", -1));
        if (Arrays.stream(scopes).noneMatch(granted::contains)) {
            throw ApiRefusal.insufficientScope(String.join(",", scopes));
        }
    }

    /// Lets a call through that is not one too many, whatever it asks for.
    void count(RoutingContext context) {
        RateLimit.Standing standing = limit.call();
        context.response()
                .putHeader("x-ratelimit-limit", String.valueOf(standing.limit()))
                .putHeader("x-ratelimit-remaining", String.valueOf(standing.remaining()))
                .putHeader("x-ratelimit-reset", String.valueOf(standing.resetEpochSecond()));
        if (standing.isExceeded()) {
            throw ApiRefusal.tooMany();
        }
        context.next();
    }

    private JwtClaims claims(RoutingContext context) {
        String token = Bearers.token(context).orElseThrow(() -> ApiRefusal.unauthorized("Missing authentication"));
        return switch (tokens.read(token, issuer.managementAudiences())) {
            case Tokens.Bearer.Valid(JwtClaims claims) -> claims;
            case Tokens.Bearer.Expired _ ->
                throw ApiRefusal.unauthorized("Expired token received for JSON Web Token validation");
            case Tokens.Bearer.Invalid _ -> throw ApiRefusal.unauthorized("Invalid token");
        };
    }
}
