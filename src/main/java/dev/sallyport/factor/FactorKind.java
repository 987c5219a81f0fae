package dev.sallyport.factor;

import java.util.Arrays;
import java.util.Optional;

/// The factors there are, by the name that the store, the pointer in `app_metadata` and the answer use.
public enum FactorKind {
    AUTHY("authy");

    private final String wireName;

    FactorKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<FactorKind> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(name))
                .findFirst();
    }
}
