package dev.sallyport.enrolment;

import java.util.Set;

record ExplicitEnrolmentConfig(String defaultCountry, Set<String> countries, Set<NumberType> numberTypes)
        implements EnrolmentConfig {
    static final EnrolmentConfig EVERYWHERE = serving("*");

    static EnrolmentConfig serving(String... countries) {
        return new ExplicitEnrolmentConfig("SE", Set.of(countries), Set.of(NumberType.MOBILE));
    }

    static EnrolmentConfig taking(NumberType... types) {
        return new ExplicitEnrolmentConfig("SE", Set.of("*"), Set.of(types));
    }

    @Override
    public FirstEnrolment first() {
        return FirstEnrolment.OPEN;
    }
}
