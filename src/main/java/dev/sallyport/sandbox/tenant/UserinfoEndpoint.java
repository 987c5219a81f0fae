package dev.sallyport.sandbox.tenant;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;

/// `/userinfo`: the person's profile, for the access token of an application.
record UserinfoEndpoint(World world, Tokens tokens, Issuer issuer) {
    void mount(Router router) {
        router.get("/userinfo").handler(this::answer);
        router.post("/userinfo").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        Optional<JwtClaims> claims = Bearers.token(context)
                .flatMap(token -> switch (tokens.read(token, List.of(issuer.userinfo()))) {
                    case Tokens.Bearer.Valid(JwtClaims valid) -> Optional.of(valid);
                    case Tokens.Bearer.Expired _, Tokens.Bearer.Invalid _ -> Optional.empty();
                });
        Optional<User> user =
                claims.flatMap(valid -> world.users().find(Objects.toString(valid.getClaimValue("sub"), "")));
        if (user.isEmpty()) {
            context.response()
                    .setStatusCode(401)
                    .putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                    .end("Unauthorized");
            return;
        }
        context.json(Tokens.profile(scopes(claims.orElseThrow()), user.get()));
    }

    private static List<String> scopes(JwtClaims claims) {
        return Arrays.asList(Objects.toString(claims.getClaimValue("scope"), "").split(" ", -1));
    }
}
