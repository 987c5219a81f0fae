package dev.sallyport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.sallyport.enrolment.PhoneEntry.Accepted;
import dev.sallyport.enrolment.PhoneEntry.Rejected;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The kinds of numbers, by the library's own example of each in each country. Covers C7.58.
class NumberTypeTest {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final List<String> REGIONS = List.of(
            "AR", "AT", "AU", "BE", "BR", "CA", "CH", "CN", "CZ", "DE", "DK", "EG", "ES", "FI", "FR", "GB", "GR", "IE",
            "IN", "IT", "JP", "KE", "MX", "NL", "NO", "PL", "PT", "SE", "US", "ZA");
    private static final Set<PhoneNumberType> NEVER = EnumSet.of(
            PhoneNumberType.FIXED_LINE,
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PAGER,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL);

    private final PhoneRules strict = rules(NumberType.MOBILE);
    private final PhoneRules lenient = rules(NumberType.values());

    static Stream<Arguments> examples() {
        return REGIONS.stream()
                .flatMap(region -> Arrays.stream(PhoneNumberType.values())
                        .filter(type -> type != PhoneNumberType.UNKNOWN)
                        .filter(type -> NUMBERS.getExampleNumberForType(region, type) != null)
                        .map(type -> Arguments.of(region, kindOf(region, type), typed(region, type))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void mobileNumbersAloneAreTakenUnlessMoreIsAsked(String region, PhoneNumberType kind, String typed) {
        boolean mobile = kind == PhoneNumberType.MOBILE || kind == PhoneNumberType.FIXED_LINE_OR_MOBILE;

        assertThat(strict.read(region, typed) instanceof Accepted).isEqualTo(mobile);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatChargesOrCannotTakeACodeIsNeverTaken(String region, PhoneNumberType kind, String typed) {
        if (NEVER.contains(kind)) {
            assertThat(lenient.read(region, typed)).isInstanceOf(Rejected.class);
        } else {
            assertThat(lenient.read(region, typed)).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void examplesAreManyAndOfEveryKind() {
        List<Object> kinds = examples().map(example -> example.get()[1]).toList();

        assertThat(kinds).hasSizeGreaterThan(150);
        assertThat(kinds).containsAll(NEVER).contains(PhoneNumberType.VOIP, PhoneNumberType.PERSONAL_NUMBER);
    }

    /// What the example is taken for: in some countries a kind cannot be told from another.
    private static PhoneNumberType kindOf(String region, PhoneNumberType type) {
        return NUMBERS.getNumberType(example(region, type));
    }

    private static String typed(String region, PhoneNumberType type) {
        return NUMBERS.format(example(region, type), PhoneNumberFormat.E164);
    }

    private static Phonenumber.PhoneNumber example(String region, PhoneNumberType type) {
        return NUMBERS.getExampleNumberForType(region, type);
    }

    private static PhoneRules rules(NumberType... types) {
        EnrolmentConfig config = ExplicitEnrolmentConfig.taking(types);
        return new PhoneRules(new Countries(config), config);
    }
}
