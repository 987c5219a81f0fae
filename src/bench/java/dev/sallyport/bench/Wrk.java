package dev.sallyport.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The load, by [wrk](https://github.com/wg/wrk): of what generates load it takes the least of a core that it has to
/// share.
final class Wrk {
    private static final Path SCRIPTS = Path.of("src/bench/wrk");
    private static final Pattern RATE = Pattern.compile("Requests/sec: *([0-9.]+)");
    private static final Pattern DONE =
            Pattern.compile("done (\\d+) seconds ([0-9.]+) failures (\\d+) ?(.*)", Pattern.DOTALL);

    private Wrk() {}

    /// What a script says of its run.
    ///
    /// @param done how many of what it does
    record Outcome(long done, double seconds, List<String> lines) {
        double rate() {
            return done / seconds;
        }
    }

    /// Asks for one address, as often as it can.
    ///
    /// @return requests per second
    static double hello(String method, String url, int connections, int seconds) throws IOException {
        String output = output(
                Path.of("."),
                List.of("-t1", "-c" + connections, "-d" + seconds + "s", "-s", script("hello"), url, "--", method));
        Matcher rate = RATE.matcher(output);
        if (!rate.find() || output.contains("Non-2xx")) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(rate.group(1));
    }

    /// Runs a script.
    ///
    /// @param folder with a file of tokens for each thread, or whatever else the script reads
    /// @throws AssertionError if a single request failed
    static Outcome run(
            String script, Path folder, String url, int threads, int connections, int seconds, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "-t" + threads,
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "30s",
                "-s",
                script(script),
                url,
                "--"));
        command.addAll(Arrays.asList(arguments));
        String output = output(folder, command);
        Matcher done = DONE.matcher(output);
        if (!done.find()) {
            throw new IllegalStateException(output);
        }
        if (!done.group(3).equals("0")) {
            throw new AssertionError("The load met failures: " + output);
        }
        return new Outcome(
                Long.parseLong(done.group(1)),
                Double.parseDouble(done.group(2)),
                done.group(4).strip().lines().toList());
    }

    private static String output(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("wrk"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BENCH_FOLDER", folder.toAbsolutePath().toString());
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String script(String name) {
        return SCRIPTS.resolve(name + ".lua").toString();
    }
}
