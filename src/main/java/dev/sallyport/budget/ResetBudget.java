package dev.sallyport.budget;

/// What a number of resets an hour is set for. In the order in which an exhausted one is told.
public enum ResetBudget {
    PERSON("person"),
    TENANT("tenant");

    private final String wireName;

    ResetBudget(String wireName) {
        this.wireName = wireName;
    }

    /// For the audit and for the store; behind `sallyport.resets.per-` it is the setting.
    public String wireName() {
        return wireName;
    }
}
