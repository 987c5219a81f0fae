package dev.sallyport.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/// What it costs when thousands of people wait for a slow Authy in the same moment.
record Waiting(Options options, Path folder) {
    private static final int PEOPLE = 5_000;
    private static final int HEAP = 512;
    /// As long as it takes to bring them all to their code page.
    private static final int SECONDS_TO_GATHER = 25;

    /// Measures, and tells how many codes were accepted.
    long measure() throws Exception {
        Table table = new Table("program", "waiting at once", "seconds for all", "threads", "MiB resident at most");
        long accepted = 0;
        for (Build build : options.builds()) {
            Series waiting = new Series();
            Series seconds = new Series();
            Series threads = new Series();
            Series resident = new Series();
            for (int run = 0; run < options.runs(); run++) {
                Path place = Files.createTempDirectory(folder, build.name());
                try (Gate gate = Gate.open(build.withHeap(HEAP), Store.sqlite(place), place, Gate.Scene.SLOW_AUTHY)) {
                    Wrk.Outcome outcome = gate.codes(gate.atTheCodePage(PEOPLE, SECONDS_TO_GATHER), PEOPLE);
                    accepted += outcome.done();
                    waiting.add(gate.stub("most waiting"));
                    seconds.add(outcome.seconds());
                    threads.add(gate.proc().threads());
                    resident.add(gate.proc().mostResidentMiB());
                }
            }
            table.row(build.name() + ", SQLite", waiting, seconds, threads, resident);
        }
        return accepted;
    }
}
