package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.sallyport.testsupport.RequestToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Phones of many countries, typed as people there write them. What is known of each lies in a file of its own, which
/// the packaged program must have in it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneNumbersIT {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final Vendors vendors = new Vendors();

    @SuppressWarnings("NullAway.Init") // Made before the first test.
    private Installation installation;

    private @Nullable Process service;

    @BeforeAll
    void start(@TempDir Path folder) {
        installation = Installation.sqlite(folder.resolve("store.db"))
                .calling(vendors.url())
                .withoutSendBudgets();
        service = new Program(folder).serve(installation.environment());
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.destroyForcibly();
        }
        vendors.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AR", "AT", "AU", "BE", "BR", "CH", "CL", "CN", "CO", "CZ", "DE", "DK", "EG", "ES", "FI", "FR", "GB",
                        "GR",
                "HK", "IE", "IL", "IN", "IT", "JP", "KE", "KR", "MX", "NG", "NL", "NO", "NZ", "PL", "PT", "SE", "SG",
                        "TR",
                "UA", "US", "ZA"
            })
    void phoneOfEachCountryIsUnderstoodAsItIsWrittenThere(String region) throws IOException {
        PhoneNumber mobile = NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE);

        Guest guest = new Guest();
        String token = RequestToken.of(installation.tenant(), Instant.now())
                .with("sub", "auth0|" + region)
                .signed(Installation.REQUEST_SECRET);
        String path = guest.opens(installation.address(), token).path();
        guest.sees(installation.address(), path);
        guest.types(
                installation.address(),
                path + "/phone",
                Map.of("country", region, "number", NUMBERS.format(mobile, PhoneNumberFormat.NATIONAL)));

        assertThat(guest.sees(installation.address(), path).body()).contains("<h1>Enter your code</h1>");
        assertThat(vendors.phones()).contains(NUMBERS.format(mobile, PhoneNumberFormat.E164));
    }
}
