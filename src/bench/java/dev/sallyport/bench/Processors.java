package dev.sallyport.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Who runs on which processor: what is measured on the first, and whatever measures it on the second.
final class Processors {
    static final String FIRST = "0";
    static final String SECOND = "1";
    static final String BOTH = "0,1";

    private Processors() {}

    /// Takes this process, and all that it starts from here on, from the first processor.
    static void leaveTheFirst() throws IOException, InterruptedException {
        List<String> taskset = List.of(
                "taskset",
                "--all-tasks",
                "--cpu-list",
                "--pid",
                SECOND,
                Long.toString(ProcessHandle.current().pid()));
        if (new ProcessBuilder(taskset).start().waitFor() != 0) {
            throw new IllegalStateException("taskset failed");
        }
    }

    /// The command, kept to some of them.
    static List<String> on(String processors, List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "--cpu-list", processors));
        pinned.addAll(command);
        return pinned;
    }
}
