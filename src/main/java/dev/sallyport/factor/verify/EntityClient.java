package dev.sallyport.factor.verify;

import dev.sallyport.factor.OneTimeCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;

/// Asks Verify about the factors that it keeps of people, as [VerifyClient] asks it about codes.
@Singleton
final class EntityClient {
    /// Of what is not there yet, Verify says that it is not found.
    static final String FACTORS = "factors";

    private final EntityApi api;
    private final VerifyClient verify;

    EntityClient(EntityApi api, VerifyClient verify) {
        this.api = api;
        this.verify = verify;
    }

    Uni<VerifyAnswer> newFactor(String identity, MultivaluedMap<String, String> parameters) {
        return verify.ask("new factor", (key, service) -> api.newFactor(key, service, identity, parameters));
    }

    Uni<VerifyAnswer> factor(EntityFactor factor) {
        return verify.ask("factor", (key, service) -> api.factor(key, service, factor.identity(), factor.sid()));
    }

    /// Verifies a factor for the first time.
    Uni<VerifyAnswer> confirm(EntityFactor factor, OneTimeCode code) {
        return verify.ask(
                "first code",
                (key, service) -> api.confirm(key, service, factor.identity(), factor.sid(), code.digits()));
    }

    Uni<VerifyAnswer> check(EntityFactor factor, OneTimeCode code) {
        MultivaluedMap<String, String> parameters =
                new MultivaluedHashMap<>(Map.of("FactorSid", factor.sid(), "AuthPayload", code.digits()));
        return challenge(factor, parameters);
    }

    Uni<VerifyAnswer> challenge(EntityFactor factor, MultivaluedMap<String, String> parameters) {
        return verify.ask("challenge", (key, service) -> api.newChallenge(key, service, factor.identity(), parameters));
    }

    /// @param sid the name of a challenge
    Uni<VerifyAnswer> challenge(String identity, String sid) {
        return verify.ask("answer", (key, service) -> api.challenge(key, service, identity, sid));
    }

    Uni<VerifyAnswer> factors(String identity) {
        return verify.ask(FACTORS, (key, service) -> api.factors(key, service, identity));
    }

    /// Lets an app add a factor to an entity.
    Uni<VerifyAnswer> accessToken(MultivaluedMap<String, String> parameters) {
        return verify.accessToken(parameters);
    }
}
