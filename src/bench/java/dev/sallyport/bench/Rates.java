package dev.sallyport.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/// What one processor gets through in a second: whole logins, codes alone, and bare answers.
record Rates(Options options, Path folder) {
    private static final int MOST_CODES = 5_000;

    /// Measures, and tells how many logins were let in.
    long measure() throws Exception {
        Table table = new Table(
                "program",
                "logins/s",
                "to Express",
                "codes/s",
                "bare answers/s",
                "code to bare",
                "CPU ms a login",
                "MiB resident at most",
                "calls to Auth0");
        long letIn = 0;
        for (Build build : options.builds()) {
            letIn += measure(build, Store.sqlite(Files.createTempDirectory(folder, build.name())), table);
            if (options.runs() > 1) {
                letIn += measure(build, Store.postgres(), table);
            }
        }
        return letIn;
    }

    private long measure(Build build, Store store, Table table) throws Exception {
        Path place = Files.createTempDirectory(folder, build.name());
        try (Gate gate = Gate.open(build, store, place, Gate.Scene.USUAL);
                Peer peer = Peer.beside(gate, options.peer(), place.resolve("peer"))) {
            WarmUp warmUp = options.warmUp(build);
            long letIn = warmUp.of(gate);
            gate.hello(warmUp.seconds());
            peer.warmUp(warmUp.seconds());
            Series logins = new Series();
            Series codes = new Series();
            Series bare = new Series();
            Series processor = new Series();
            for (int run = 0; run < options.runs(); run++) {
                peer.measure(options.seconds());
                double before = gate.proc().cpuSeconds();
                Wrk.Outcome outcome = gate.logins(options.seconds());
                logins.add(outcome.rate());
                processor.add((gate.proc().cpuSeconds() - before) * 1_000 / outcome.done());
                letIn += outcome.done();
                codes.add(gate.codes(gate.atTheCodePage(MOST_CODES, options.seconds()), Gate.BROWSERS)
                        .rate());
                bare.add(gate.hello(options.seconds()));
            }
            table.row(
                    build.name() + ", " + store.name(),
                    logins,
                    peer.ratio(logins),
                    codes,
                    bare,
                    codes.per(bare),
                    processor,
                    Math.round(gate.proc().mostResidentMiB()),
                    gate.stub("management"));
            peer.row(table);
            return letIn;
        }
    }
}
