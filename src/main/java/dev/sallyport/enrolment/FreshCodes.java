package dev.sallyport.enrolment;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.RecoveryCode;
import java.util.List;

/// Recovery codes that a person is to write down: worth nothing until they say that they have.
///
/// @param target the set that they will be, new or the one that the person holds
public record FreshCodes(Authenticator target, List<RecoveryCode> codes) {
    public FreshCodes {
        codes = List.copyOf(codes);
    }

    @Override
    public String toString() {
        return "FreshCodes[masked]";
    }
}
