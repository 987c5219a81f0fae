package dev.sallyport.project;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Many short texts, looked for all at once in a haystack of some fifty megabytes.
final class Needles {
    private static final int PREFIX = 4;

    private final BitSet beginnings = new BitSet();
    private final Map<String, List<String>> byBeginning = new HashMap<>();

    /// @param needles of four characters at least
    Needles(Collection<String> needles) {
        for (String needle : needles) {
            beginnings.set(hash(needle, 0));
            byBeginning
                    .computeIfAbsent(needle.substring(0, PREFIX), _ -> new ArrayList<>())
                    .add(needle);
        }
    }

    /// Whether one of them stands in the line, not as digits inside of longer ones: there they stand by chance.
    boolean standIn(String line) {
        for (int at = 0; at <= line.length() - PREFIX; at++) {
            if (beginnings.get(hash(line, at)) && standsAt(line, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean standsAt(String line, int at) {
        return byBeginning.getOrDefault(line.substring(at, at + PREFIX), List.of()).stream()
                .anyMatch(needle ->
                        line.startsWith(needle, at) && !digitAt(line, at - 1) && !digitAt(line, at + needle.length()));
    }

    private static boolean digitAt(String line, int at) {
        return at >= 0 && at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    private static int hash(String text, int at) {
        int hash = 0;
        for (int i = at; i < at + PREFIX; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return hash & 0xFFFF;
    }
}
