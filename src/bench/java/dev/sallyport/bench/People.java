package dev.sallyport.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whether a login costs more where more people are enrolled. The services take turns.
record People(Options options, Path folder) {
    private static final List<Integer> CROWDS = List.of(1_000, 100_000, 1_000_000);

    private record Measured(Gate gate, int people, Series rate, Series processor) {}

    /// Measures, and tells how many logins were let in.
    long measure() throws Exception {
        Build build = Build.made();
        List<Measured> all = new ArrayList<>();
        try {
            for (int people : CROWDS) {
                Path place = Files.createTempDirectory(folder, "people");
                Gate gate = Gate.open(build, Store.sqlite(place), place, Gate.Scene.withPeople(people));
                all.add(new Measured(gate, people, new Series(), new Series()));
                options.warmUp(build).of(gate);
            }
            return measure(all);
        } finally {
            for (Measured one : all) {
                one.gate.close();
            }
        }
    }

    private long measure(List<Measured> all) throws Exception {
        long letIn = 0;
        for (int run = 0; run < options.runs(); run++) {
            for (Measured one : all) {
                double before = one.gate.proc().cpuSeconds();
                Wrk.Outcome outcome = one.gate.logins(options.seconds());
                one.rate.add(outcome.rate());
                one.processor.add((one.gate.proc().cpuSeconds() - before) * 1_000 / outcome.done());
                letIn += outcome.done();
            }
        }
        Table table = new Table("people", "logins/s", "CPU ms a login", "to the fewest people");
        for (Measured one : all) {
            table.row(one.people, one.rate, one.processor, one.processor.per(all.getFirst().processor));
        }
        return letIn;
    }
}
