package dev.sallyport.budget;

import java.util.Arrays;

record ExplicitSendingConfig(
        int perPerson,
        int perNumber,
        int perUnprovenNumber,
        int perPrefix,
        int perCountry,
        int perAddress,
        int perTenant,
        int conversionCodes,
        int conversionPercent)
        implements SendingConfig {
    /// One that never asks whether codes are used.
    ExplicitSendingConfig(
            int perPerson,
            int perNumber,
            int perUnprovenNumber,
            int perPrefix,
            int perCountry,
            int perAddress,
            int perTenant) {
        this(perPerson, perNumber, perUnprovenNumber, perPrefix, perCountry, perAddress, perTenant, 1000, 0);
    }

    static ExplicitSendingConfig of(String limits) {
        int[] each =
                Arrays.stream(limits.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        return new ExplicitSendingConfig(each[0], each[1], each[2], each[3], each[4], each[5], each[6]);
    }

    ExplicitSendingConfig conversion(int codes, int percent) {
        return new ExplicitSendingConfig(
                perPerson, perNumber, perUnprovenNumber, perPrefix, perCountry, perAddress, perTenant, codes, percent);
    }

    ExplicitSendingConfig perPerson(int limit) {
        return new ExplicitSendingConfig(
                limit, perNumber, perUnprovenNumber, perPrefix, perCountry, perAddress, perTenant);
    }

    ExplicitSendingConfig perNumber(int limit) {
        return new ExplicitSendingConfig(
                perPerson, limit, perUnprovenNumber, perPrefix, perCountry, perAddress, perTenant);
    }

    ExplicitSendingConfig perCountry(int limit) {
        return new ExplicitSendingConfig(
                perPerson, perNumber, perUnprovenNumber, perPrefix, limit, perAddress, perTenant);
    }

    ExplicitSendingConfig perAddress(int limit) {
        return new ExplicitSendingConfig(
                perPerson, perNumber, perUnprovenNumber, perPrefix, perCountry, limit, perTenant);
    }

    ExplicitSendingConfig perTenant(int limit) {
        return new ExplicitSendingConfig(
                perPerson, perNumber, perUnprovenNumber, perPrefix, perCountry, perAddress, limit);
    }
}
