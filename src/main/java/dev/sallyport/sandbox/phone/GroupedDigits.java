package dev.sallyport.sandbox.phone;

/// Codes as people read them best: in two groups, the shorter one first.
public final class GroupedDigits {
    private GroupedDigits() {}

    public static String of(String digits) {
        int first = digits.length() / 2;
        return digits.substring(0, first) + " " + digits.substring(first);
    }
}
