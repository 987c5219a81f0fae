package dev.sallyport.bench;

import dev.sallyport.packaged.Installation;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server under load, in a process of its own, kept to some of the machine's processors.
final class Service implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;

    private final Process process;
    private final double millisToFirst200;

    private Service(Process process, double millisToFirst200) {
        this.process = process;
        this.millisToFirst200 = millisToFirst200;
    }

    /// Starts it, and waits until `ready` answers 200.
    ///
    /// @param processors those of [Processors]
    static Service start(
            String processors, List<String> command, Map<String, String> environment, Path folder, String ready)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(Processors.on(processors, command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        Process process = builder.start();
        while (!answers(ready)) {
            if (process.waitFor(1, TimeUnit.MILLISECONDS) || millisSince(begun) > PATIENCE_MILLIS) {
                process.destroyForcibly();
                throw new IllegalStateException(Files.readString(folder.resolve("output")));
            }
        }
        return new Service(process, millisSince(begun));
    }

    /// Sallyport itself, by the command that runs it.
    static Service sallyport(String processors, List<String> command, Installation installation, Path folder)
            throws IOException, InterruptedException {
        return start(
                processors, command, installation.environment(), folder, installation.operations() + "/q/health/ready");
    }

    double millisToFirst200() {
        return millisToFirst200;
    }

    Proc proc() {
        return new Proc(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join().destroyForcibly();
    }

    private static boolean answers(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        try {
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }
}
