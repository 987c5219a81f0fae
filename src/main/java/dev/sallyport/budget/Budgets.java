package dev.sallyport.budget;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.EnumMap;
import java.util.Map;

/// How many codes an hour each budget has.
record Budgets(Map<Budget, Integer> limits) {
    Budgets {
        limits = Map.copyOf(limits);
        limits.forEach((budget, limit) -> {
            if (limit < 1) {
                throw new ConfigurationException(
                        "sallyport.sending.per-" + key(budget) + " must be 1 or more: with 0 nobody could log in");
            }
        });
    }

    static Budgets of(SendingConfig config) {
        Map<Budget, Integer> limits = new EnumMap<>(Budget.class);
        for (Budget budget : Budget.values()) {
            limits.put(
                    budget,
                    switch (budget) {
                        case PERSON -> config.perPerson();
                        case NUMBER -> config.perNumber();
                        case UNPROVEN_NUMBER -> config.perUnprovenNumber();
                        case PREFIX, UNPROVEN_PREFIX -> config.perPrefix();
                        case COUNTRY, UNPROVEN_COUNTRY -> config.perCountry();
                        case ADDRESS -> config.perAddress();
                        case TENANT -> config.perTenant();
                    });
        }
        return new Budgets(limits);
    }

    int of(Budget budget) {
        return limits.getOrDefault(budget, 0);
    }

    private static String key(Budget budget) {
        return switch (budget) {
            case UNPROVEN_PREFIX -> Budget.PREFIX.wireName();
            case UNPROVEN_COUNTRY -> Budget.COUNTRY.wireName();
            case PERSON, NUMBER, UNPROVEN_NUMBER, PREFIX, COUNTRY, ADDRESS, TENANT -> budget.wireName();
        };
    }
}
