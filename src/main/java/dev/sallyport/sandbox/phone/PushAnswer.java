package dev.sallyport.sandbox.phone;

import java.util.Arrays;
import java.util.Optional;

/// The buttons below a request.
public enum PushAnswer {
    APPROVE("approve"),
    DENY("deny"),
    NOT_ME("not-me");

    private final String wireName;

    PushAnswer(String wireName) {
        this.wireName = wireName;
    }

    public static Optional<PushAnswer> named(String name) {
        return Arrays.stream(values())
                .filter(answer -> answer.wireName.equals(name))
                .findFirst();
    }
}
