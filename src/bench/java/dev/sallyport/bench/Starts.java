package dev.sallyport.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/// How soon the program answers, and what it takes up when it has nothing to do.
record Starts(Options options, Path folder) {
    /// Measures, and tells how many logins were let in.
    long measure() throws Exception {
        Table table = new Table("build", "ms to the first 200", "MiB resident after a first login", "threads");
        long letIn = 0;
        for (Build build : options.builds()) {
            Series millis = new Series();
            Series resident = new Series();
            Series threads = new Series();
            for (int run = 0; run < options.runs(); run++) {
                Path place = Files.createTempDirectory(folder, build.name());
                try (Gate gate = Gate.open(build, Store.sqlite(place), place, Gate.Scene.OPENING)) {
                    millis.add(gate.program().millisToFirst200());
                    letIn += gate.loginsAtPace(1, 3).done();
                    resident.add(gate.proc().residentMiB());
                    threads.add(gate.proc().threads());
                }
            }
            table.row(build.name(), millis, resident, threads);
        }
        return letIn;
    }
}
