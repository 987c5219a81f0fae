package dev.sallyport.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The short budget of a fuzz test: a fixed number of changed seeds, the same ones in every run, since the fuzzer
/// itself can only be had in a process of its own.
public final class Mutations {
    private static final int BUDGET = 20_000;
    private static final int LONGEST = 16 * 1024;

    /// Far above what any input takes, and far below what somebody could slow us down with.
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static final List<String> WORDS = List.of(
            "",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            ".",
            "=",
            "&",
            "%",
            "%00",
            "%2F",
            "+",
            "-",
            "/",
            "null",
            "true",
            "0",
            "-1",
            "9223372036854775808",
            "1e999",
            "\u0000",
            "\r\n",
            "\u202e",
            "\u0661",
            "\uff11",
            "\ud800",
            "\ufeff");

    private final List<byte[]> seeds;
    private final Random random = new Random(1635);

    private Mutations(List<byte[]> seeds) {
        this.seeds = seeds;
    }

    /// Holds a property against the seeds of a fuzz test, as they are and changed.
    ///
    /// @param method the fuzz test's method, which its folder of seeds is named after
    public static void holds(Class<?> test, String method, Consumer<byte[]> property) {
        Mutations mutations = new Mutations(seeds(test, method));
        mutations.seeds.forEach(seed -> check(seed, property));
        for (int i = 0; i < BUDGET; i++) {
            check(mutations.next(), property);
        }
    }

    private static void check(byte[] input, Consumer<byte[]> property) {
        long begin = System.nanoTime();
        try {
            property.accept(input);
        } catch (RuntimeException | AssertionError | StackOverflowError broken) {
            throw new AssertionError(
                    "Broken by, in Base64: " + Base64.getEncoder().encodeToString(input), broken);
        }
        if (System.nanoTime() - begin > BOUND.toNanos()) {
            throw new AssertionError(
                    "Too slow with, in Base64: " + Base64.getEncoder().encodeToString(input));
        }
    }

    private byte[] next() {
        byte[] input = seed();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            input = changed(input);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = from + random.nextInt(Math.min(32, input.length - from) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(input);
            case 1 -> spliced(input, from, new byte[0], to);
            case 2 -> spliced(input, from, word(), from);
            case 3 -> spliced(input, from, word(), to);
            case 4 -> spliced(input, from, Arrays.copyOfRange(input, from, to), from);
            default -> spliced(input, from, seed(), input.length);
        };
    }

    private byte[] flipped(byte[] input) {
        byte[] other = input.clone();
        if (other.length > 0) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    /// What stands between the two places makes room for something else.
    private static byte[] spliced(byte[] input, int from, byte[] middle, int to) {
        byte[] result = new byte[from + middle.length + input.length - to];
        System.arraycopy(input, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(input, to, result, from + middle.length, input.length - to);
        return result;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
    }

    private static List<byte[]> seeds(Class<?> test, String method) {
        Path folder = Path.of("src/test/resources", test.getName().replace('.', '/') + "Inputs", method);
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Mutations::read).toList();
        } catch (IOException cause) {
            throw new UncheckedIOException("A fuzz test needs seeds", cause);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
