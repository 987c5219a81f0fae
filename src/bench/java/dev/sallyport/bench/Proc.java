package dev.sallyport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// What the kernel tells of a process (proc(5)).
record Proc(long pid) {
    private static final double TICKS_PER_SECOND = 100;

    /// Resident memory in MiB.
    double residentMiB() throws IOException {
        return kilobytes("VmRSS") / 1024.0;
    }

    /// The most that was ever resident, in MiB.
    double mostResidentMiB() throws IOException {
        return kilobytes("VmHWM") / 1024.0;
    }

    double threads() throws IOException {
        return kilobytes("Threads");
    }

    /// The processor's time that it has taken, its own and the kernel's for it.
    double cpuSeconds() throws IOException {
        String stat = Files.readString(file("stat"));
        // The name in parentheses may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private long kilobytes(String name) throws IOException {
        Map<String, String> status = Files.readAllLines(file("status")).stream()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1].strip()));
        return Long.parseLong(status.getOrDefault(name, "0").split(" ", -1)[0]);
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
