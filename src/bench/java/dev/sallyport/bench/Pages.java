package dev.sallyport.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long each page takes while people come at an even pace. The provider of codes answers at once.
record Pages(Options options, Path folder) {
    private static final int LOGINS_PER_SECOND = 100;

    /// A page's half, and its slowest in a hundred, in milliseconds.
    private record Times(Series p50, Series p99) {
        Times() {
            this(new Series(), new Series());
        }
    }

    /// Measures, and tells how many logins were let in.
    long measure() throws Exception {
        Table table = new Table("program", "page", "p50 ms", "p99 ms");
        long letIn = 0;
        for (Build build : options.builds()) {
            Path place = Files.createTempDirectory(folder, build.name());
            Map<String, Times> pages = new LinkedHashMap<>();
            try (Gate gate = Gate.open(build, Store.sqlite(place), place, Gate.Scene.USUAL)) {
                letIn += options.warmUp(build).of(gate);
                for (int run = 0; run < options.runs(); run++) {
                    Wrk.Outcome outcome = gate.loginsAtPace(LOGINS_PER_SECOND, options.seconds() * 2);
                    letIn += outcome.done();
                    outcome.lines().forEach(line -> add(pages, line.split(";", -1)));
                }
            }
            for (Map.Entry<String, Times> page : pages.entrySet()) {
                Times times = page.getValue();
                table.row(build.name() + ", SQLite", page.getKey(), times.p50, times.p99);
            }
        }
        return letIn;
    }

    /// @param line its name, how often it was asked for, and the times, as login.lua prints them
    private static void add(Map<String, Times> pages, String... line) {
        Times times = pages.computeIfAbsent(line[0], _ -> new Times());
        times.p50.add(Double.parseDouble(line[2]));
        times.p99.add(Double.parseDouble(line[3]));
    }
}
