package dev.sallyport.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the benchmark is to do, by system properties `sallyport.bench.…`; docs/performance.md explains them.
///
/// @param runs how often each thing is measured
/// @param seconds how long each time
/// @param peer the folder of the Express peer, with its `node_modules`
/// @param nativeProgram the native executable
record Options(List<Part> parts, int runs, int seconds, Optional<Path> peer, Optional<Path> nativeProgram) {
    private static final String PREFIX = "sallyport.bench.";

    /// The parts of docs/performance.md.
    enum Part {
        START,
        RATE,
        PAGES,
        WAITING,
        PEOPLE
    }

    /// Without any of them: some seconds of one part, to see that the benchmark still runs.
    static Options ofThisBuild() {
        int runs = Integer.getInteger(PREFIX + "runs", 1);
        return new Options(
                text("parts").map(Options::parts).orElse(List.of(Part.RATE, Part.PAGES)),
                runs,
                Integer.getInteger(PREFIX + "seconds", runs == 1 ? 2 : 5),
                text("peer").map(Path::of).map(Path::toAbsolutePath),
                text("native").map(Path::of).map(Path::toAbsolutePath));
    }

    /// What the build made, and the executable if one is named.
    List<Build> builds() {
        List<Build> builds = new ArrayList<>(List.of(Build.made()));
        nativeProgram.map(Build::executable).ifPresent(builds::add);
        return builds;
    }

    /// The load before anything is measured.
    WarmUp warmUp(Build build) {
        if (runs == 1) {
            return WarmUp.TRIAL;
        }
        return build.compiles() ? WarmUp.UNTIL_COMPILED : WarmUp.ONCE;
    }

    private static List<Part> parts(String names) {
        return Arrays.stream(names.toUpperCase(Locale.ROOT).split(",", -1))
                .map(Part::valueOf)
                .toList();
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty(PREFIX + name));
    }
}
