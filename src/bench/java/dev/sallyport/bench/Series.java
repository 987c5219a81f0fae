package dev.sallyport.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What several runs gave, in their order.
final class Series {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    /// Divides each value by that of the same run.
    Series per(Series other) {
        Series ratios = new Series();
        for (int run = 0; run < values.size(); run++) {
            ratios.add(values.get(run) / other.values.get(run));
        }
        return ratios;
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /// The median, and the least and the most behind it; with decimals where there is little.
    @Override
    public String toString() {
        double least = values.stream().min(Double::compare).orElseThrow();
        double most = values.stream().max(Double::compare).orElseThrow();
        return "%s (%s–%s)".formatted(rounded(median()), rounded(least), rounded(most));
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, value < 20 ? "%.2f" : "%.0f", value);
    }
}
