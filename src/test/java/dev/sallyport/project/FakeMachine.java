package dev.sallyport.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder that passes for a machine: a PATH with nothing of Java on it, JDKs and Mavens that are scripts of a line,
/// and a copy of `mvnw` that looks for JDKs in this folder only.
final class FakeMachine {
    private static final String ARCHIVE = "the archive";
    private static final String PINNED = "maven_sha512=[0-9a-f]{128}";
    private static final List<String> TOOLS = List.of(
            "sh",
            "sed",
            "sort",
            "cut",
            "mkdir",
            "mktemp",
            "rm",
            "mv",
            "cp",
            "chmod",
            "cat",
            "dirname",
            "sha512sum",
            "shasum",
            "perl");

    private final Path folder;
    private final Path bin;
    private @Nullable Path javaHome;

    FakeMachine(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("home"));
        for (String tool : TOOLS) {
            for (String place : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(place + tool)) && !Files.exists(bin.resolve(tool))) {
                    program(bin.resolve(tool), "exec " + place + tool + " \"$@\"");
                }
            }
        }
        Files.writeString(folder.resolve("archive"), ARCHIVE);
        String script = Files.readString(Path.of("mvnw"));
        assertThat(script).containsPattern(PINNED).contains("/usr/lib/jvm/*").contains(" /Library/");
        Files.writeString(
                folder.resolve("mvnw"),
                script.replaceFirst(PINNED, "maven_sha512=" + sha512(ARCHIVE))
                        .replace("/usr/lib/jvm/*", folder + "/usr/lib/jvm/*")
                        .replace(" /Library/", " " + folder + "/Library/"));
    }

    /// Installs a JDK whose `jar` unpacks a Maven out of whatever it is given.
    Path jdk(String place, int version) throws IOException {
        Path home = folder.resolve(place);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%d.0.1\"\n".formatted(version));
        program(home.resolve("bin/javac"), "echo javac " + version);
        program(home.resolve("bin/java"), "echo \"    java.home = " + home + "\" >&2");
        Path unpacked = folder.resolve("unpacked/apache-maven-3.9.11");
        Files.createDirectories(unpacked.resolve("bin"));
        maven(unpacked.resolve("bin/mvn"), "3.9.11");
        program(home.resolve("bin/jar"), "cp -R '" + unpacked + "' .");
        return home;
    }

    void javaHome(Path home) {
        javaHome = home;
    }

    void javaOnPath(Path home) throws IOException {
        program(bin.resolve("java"), "exec '" + home.resolve("bin/java") + "' \"$@\"");
    }

    void mavenOnPath(String version) throws IOException {
        maven(bin.resolve("mvn"), version);
    }

    void curl() throws IOException {
        program(bin.resolve("curl"), "[ \"$2\" = -o ] && cp '" + folder.resolve("archive") + "' \"$3\"");
    }

    void serveAnotherArchive() throws IOException {
        Files.writeString(folder.resolve("archive"), "another archive");
    }

    List<String> keptMavens() throws IOException {
        try (Stream<Path> kept = Files.list(folder.resolve("home/.m2/wrapper"))) {
            return kept.map(path -> path.getFileName().toString()).toList();
        }
    }

    Ran run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", folder.resolve("mvnw").toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", folder.resolve("home").toString());
        if (javaHome != null) {
            builder.environment().put("JAVA_HOME", javaHome.toString());
        }
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(output, UTF_8));
    }

    private void maven(Path file, String version) throws IOException {
        program(file, """
                case "$*" in
                --version) echo "Apache Maven %1$s (of no date)" ;;
                *dependency:copy*) cp '%2$s' apache-maven-3.9.11-bin.zip ;;
                *) printf 'Maven %1$s ran'; printf ' [%%s]' "$@"; echo " with $JAVA_HOME" ;;
                esac""".formatted(version, folder.resolve("archive")));
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String sha512(String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(text.getBytes(UTF_8)));
    }

    record Ran(int status, String output) {}
}
