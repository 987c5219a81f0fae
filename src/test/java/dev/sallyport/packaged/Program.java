package dev.sallyport.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/// The packaged program, run in a folder with an environment of its own.
public final class Program {
    private final Path folder;

    public Program(Path folder) {
        this.folder = folder;
    }

    /// What it left behind.
    public record Stopped(int status, String output, String errors) {}

    /// Runs it until it stops by itself.
    public Stopped run(Map<String, String> environment, String... arguments) throws InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Process process = start(environment, output, errors, arguments);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("stopped by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Stopped(process.exitValue(), text(output), text(errors));
    }

    /// Starts it as the service, and waits until it listens.
    public Process serve(Map<String, String> environment) {
        Path output = folder.resolve("service");
        Path errors = folder.resolve("service-errors");
        Process process = start(environment, output, errors);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !process.isAlive() || text(output).contains("Listening on"));
        } catch (ConditionTimeoutException e) {
            process.destroyForcibly();
            throw new AssertionError("It runs and does not listen: " + text(output), e);
        }
        assertThat(process.isAlive()).as(text(errors)).isTrue();
        return process;
    }

    private Process start(Map<String, String> environment, Path output, Path errors, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Packaging.made().command().stream(), Stream.of(arguments))
                                .toList())
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(SALLYPORT|QUARKUS)_.*"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
