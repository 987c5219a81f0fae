package dev.sallyport.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Dockerfile as the builder reads it: one instruction after the other, without comments.
record Dockerfile(String name, List<Instruction> instructions) {
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*\\R?");
    private static final Pattern CONTINUATION = Pattern.compile("\\\\\\R");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// `FROM`, say, and what stands behind it.
    record Instruction(String name, String rest) {
        /// What it is given besides flags such as `--from=build`.
        List<String> arguments() {
            return words().filter(word -> !word.startsWith("--")).toList();
        }

        /// The values of a flag: of `--from`, `build`.
        List<String> flag(String flag) {
            String start = "--" + flag + "=";
            return words().filter(word -> word.startsWith(start))
                    .map(word -> word.substring(start.length()))
                    .toList();
        }

        private Stream<String> words() {
            return SPACE.splitAsStream(rest);
        }
    }

    static Dockerfile named(String name) throws IOException {
        String text = Files.readString(Path.of("docker", name));
        String joined =
                CONTINUATION.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll(" ");
        return new Dockerfile(
                name,
                joined.lines()
                        .filter(line -> !line.isBlank())
                        .map(Dockerfile::instruction)
                        .toList());
    }

    List<Instruction> all(String instruction) {
        return instructions.stream()
                .filter(one -> one.name().equals(instruction))
                .toList();
    }

    /// What the image itself is made by: the stages before are thrown away.
    Dockerfile lastStage() {
        int from = instructions.lastIndexOf(all("FROM").getLast());
        return new Dockerfile(name, instructions.subList(from, instructions.size()));
    }

    private static Instruction instruction(String line) {
        String[] halves = SPACE.split(line.strip(), 2);
        return new Instruction(halves[0], halves[1]);
    }
}
