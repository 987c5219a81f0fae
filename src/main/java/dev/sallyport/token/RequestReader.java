package dev.sallyport.token;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import dev.sallyport.token.Reading.Flaw;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.Headers;

/// Reads the request token (RFC 7519) that Auth0's `encodeToken` makes, or the Action itself.
///
/// Only one of the tenant's live keys is believed, by the algorithm that this key is for, whatever the token says of
/// either. A token that lives longer than two minutes, or was made for somebody else, is not.
@Singleton
public final class RequestReader {
    static final String AUDIENCE = "sallyport";

    private static final int LEEWAY_SECONDS = 5;
    private static final int LIFETIME_MINUTES = 2;
    private static final String TYPE = "JWT";
    private static final List<String> KEY_HEADERS = List.of("jku", "jwk", "x5u", "x5c", "kid", "crit");

    private final Tenant tenant;
    private final Clock clock;

    RequestReader(Tenant tenant, Clock clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    public Reading read(String token) {
        Reading reading = new Reading.Unbelievable(Flaw.NOT_SIGNED);
        for (RequestKey key : tenant.requestKeys()) {
            reading = read(token, key);
            if (!isForAnotherKey(reading)) {
                return reading;
            }
        }
        return reading;
    }

    private static boolean isForAnotherKey(Reading reading) {
        return reading instanceof Reading.Unbelievable(Flaw flaw)
                && switch (flaw) {
                    case NOT_SIGNED, WRONG_SIGNATURE -> true;
                    // The token's own, whichever key it is held against.
                    case NAMES_A_KEY, WRONG_TENANT, WRONG_AUDIENCE, WRONG_HOST, CLAIMS_MISSING -> false;
                };
    }

    private Reading read(String token, RequestKey key) {
        try {
            return believed(consumer(key).process(token), true);
        } catch (InvalidJwtException refused) {
            boolean onlyTooOld = refused.getErrorDetails().size() == 1 && refused.hasErrorCode(ErrorCodes.EXPIRED);
            return onlyTooOld ? believed(refused.getJwtContext(), false) : new Reading.Unbelievable(flaw(refused));
        }
    }

    private JwtConsumer consumer(RequestKey key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key.key())
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(PERMIT, key.algorithm()))
                // RFC 8725, 3.11: a token of another kind is not to pass for a request.
                .setExpectedType(false, TYPE)
                .setExpectedIssuer(tenant.issuer())
                .setExpectedAudience(AUDIENCE)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .setRequireJwtId()
                .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
                .setMaxFutureValidityInMinutes(LIFETIME_MINUTES)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private Reading believed(JwtContext context, boolean inTime) {
        Headers headers = context.getJoseObjects().getFirst().getHeaders();
        if (KEY_HEADERS.stream().anyMatch(name -> headers.getObjectHeaderValue(name) != null)) {
            return new Reading.Unbelievable(Flaw.NAMES_A_KEY);
        }
        try {
            JwtClaims claims = context.getJwtClaims();
            if (!hasProperTimes(claims)) {
                return new Reading.Unbelievable(Flaw.CLAIMS_MISSING);
            }
            LoginRequest request = RequestClaims.read(claims);
            if (!tenant.mayReturnTo(request.host())) {
                return new Reading.Unbelievable(Flaw.WRONG_HOST);
            }
            return inTime ? new Reading.Fresh(request) : new Reading.Stale(request);
        } catch (MalformedClaimException | IllegalArgumentException _) {
            return new Reading.Unbelievable(Flaw.CLAIMS_MISSING);
        }
    }

    /// Made by now, and for no longer than requests are. The library bounds neither.
    private boolean hasProperTimes(JwtClaims claims) throws MalformedClaimException {
        long made = claims.getIssuedAt().getValue();
        long earliest = claims.getExpirationTime().getValue()
                - Duration.ofMinutes(LIFETIME_MINUTES).toSeconds();
        return made >= earliest && made <= clock.instant().getEpochSecond() + LEEWAY_SECONDS;
    }

    private static Flaw flaw(InvalidJwtException refused) {
        if (refused.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
            return Flaw.WRONG_SIGNATURE;
        }
        if (refused.hasErrorCode(ErrorCodes.ISSUER_INVALID) || refused.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return Flaw.WRONG_TENANT;
        }
        if (refused.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || refused.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return Flaw.WRONG_AUDIENCE;
        }
        // Whatever the library has no code of its own for is a token it could not, or would not, look into.
        boolean unread = refused.getErrorDetails().isEmpty()
                || refused.hasErrorCode(ErrorCodes.SIGNATURE_MISSING)
                || refused.hasErrorCode(ErrorCodes.MISCELLANEOUS);
        return unread ? Flaw.NOT_SIGNED : Flaw.CLAIMS_MISSING;
    }
}
