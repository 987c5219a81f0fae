package dev.sallyport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Measures the packaged program and prints the tables of docs/performance.md, which tells how. By itself, in each
/// build, it measures for some seconds, to see that it still can.
class BenchmarkIT {
    private static final Options OPTIONS = Options.ofThisBuild();

    @TempDir
    Path folder;

    static List<Options.Part> parts() {
        return OPTIONS.parts();
    }

    @BeforeAll
    static void leaveTheFirstProcessor() throws IOException, InterruptedException {
        assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "one processor for the program, one for the load");
        assumeTrue(isInstalled("wrk") && isInstalled("taskset"), "wrk makes the load, and taskset keeps it apart");
        Processors.leaveTheFirst();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyLoginIsLetIn(Options.Part part) throws Exception {
        long letIn = switch (part) {
            case START -> new Starts(OPTIONS, folder).measure();
            case RATE -> new Rates(OPTIONS, folder).measure();
            case PAGES -> new Pages(OPTIONS, folder).measure();
            case WAITING -> new Waiting(OPTIONS, folder).measure();
            case PEOPLE -> new People(OPTIONS, folder).measure();
        };

        assertThat(letIn).isPositive();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
