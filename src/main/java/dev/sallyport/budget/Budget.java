package dev.sallyport.budget;

/// What a number of codes an hour is set for. In the order in which an exhausted one is told.
public enum Budget {
    PERSON("person"),
    /// A number that its owner has proven.
    NUMBER("number"),
    /// A number that somebody typed: apart from its owner's, or a stranger could use that up.
    UNPROVEN_NUMBER("unproven-number"),
    PREFIX("prefix"),
    UNPROVEN_PREFIX("unproven-prefix"),
    COUNTRY("country"),
    UNPROVEN_COUNTRY("unproven-country"),
    ADDRESS("address"),
    TENANT("tenant");

    private final String wireName;

    Budget(String wireName) {
        this.wireName = wireName;
    }

    /// For logs and for the store; no page shows it, since it could tell whether a number is known.
    public String wireName() {
        return wireName;
    }
}
