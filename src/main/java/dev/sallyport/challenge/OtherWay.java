package dev.sallyport.challenge;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.PhoneNumber;
import io.quarkus.qute.TemplateData;
import java.util.Optional;

/// Something else that the person holds and can be asked for, as the code page offers it.
///
/// @param id of the authenticator
@TemplateData // The page names it in a part that is included, out of Quarkus' sight.
public record OtherWay(String id, String label) {
    public static OtherWay of(Authenticator authenticator) {
        return new OtherWay(authenticator.id(), label(authenticator));
    }

    private static String label(Authenticator authenticator) {
        return switch (authenticator.kind()) {
            case TOTP, VERIFY_TOTP -> "Use my authenticator app";
            case VERIFY_PUSH -> "Use our app";
            case AUTHY ->
                Optional.ofNullable(authenticator.phone())
                        .map(PhoneNumber::masked)
                        .map(number -> "Use my phone " + number)
                        .orElse("Use my Authy app");
            case VERIFY ->
                Optional.ofNullable(authenticator.phone())
                        .map(PhoneNumber::masked)
                        .map(number -> "Use my phone " + number)
                        .orElse("Use my phone");
            case EMAIL -> "Get a code by e-mail";
            case RECOVERY -> "Use a recovery code";
        };
    }
}
