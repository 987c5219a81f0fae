package dev.sallyport.factor.authy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sallyport.factor.PhoneNumber;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The reply of the export, which alone of Authy's comes without the envelope.
@RegisterForReflection // Read by RemoteReply, out of Quarkus' sight.
record NumberReply(
        @JsonProperty("phone_number") @Nullable String phoneNumber,
        @JsonProperty("country_code") @Nullable String countryCode,
        @Nullable String e164) {
    private static final Pattern COUNTRY = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern NATIONAL = Pattern.compile("[0-9]{4,14}");
    private static final Pattern FILLERS = Pattern.compile("[ ().-]");

    /// The number, if the reply's three parts agree on one.
    Optional<PhoneNumber> number() {
        if (phoneNumber == null || countryCode == null || e164 == null) {
            return Optional.empty();
        }
        String national = FILLERS.matcher(phoneNumber).replaceAll("");
        return COUNTRY.matcher(countryCode).matches()
                        && NATIONAL.matcher(national).matches()
                        && e164.equals("+" + countryCode + national)
                ? Optional.of(new PhoneNumber(Integer.parseInt(countryCode), national))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "NumberReply[masked]";
    }
}
