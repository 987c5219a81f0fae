package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.project.FakeMachine.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs `mvnw` on made-up machines: which JDK and which Maven it finds, and what it says when it finds none.
@DisabledOnOs(OS.WINDOWS)
class MavenWrapperTest {
    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void bareMachine() throws Exception {
        machine = new FakeMachine(folder);
    }

    @Test
    void theJdkOfJavaHomeIsTakenIfItFits() throws Exception {
        machine.javaOnPath(machine.jdk("usr/lib/jvm/default", 25));
        machine.mavenOnPath("3.9.9");
        machine.javaHome(machine.jdk("opt/my jdk", 26));

        assertThat(machine.run("verify").output()).contains("with " + folder.resolve("opt/my jdk"));
    }

    @Test
    void anOldDefaultIsPassedOverForAJdkBesideIt() throws Exception {
        Path old = machine.jdk("usr/lib/jvm/java-17", 17);
        machine.javaHome(old);
        machine.javaOnPath(old);
        machine.mavenOnPath("3.9.9");
        machine.jdk("usr/lib/jvm/java-25", 25);

        assertThat(machine.run("verify").output()).contains("with " + folder.resolve("usr/lib/jvm/java-25"));
    }

    @Test
    void theJavaOnThePathComesBeforeTheUsualPlaces() throws Exception {
        machine.javaOnPath(machine.jdk("opt/jdk", 26));
        machine.mavenOnPath("3.9.9");
        machine.jdk("usr/lib/jvm/java-25", 25);

        assertThat(machine.run("verify").output()).contains("with " + folder.resolve("opt/jdk"));
    }

    @Test
    void ofSeveralJdksTheNearestToOursIsTaken() throws Exception {
        machine.mavenOnPath("3.9.9");
        machine.jdk("usr/lib/jvm/java-27", 27);
        machine.jdk("usr/lib/jvm/java-9", 9);
        machine.jdk("usr/lib/jvm/jdk 25", 25);

        assertThat(machine.run("verify").output()).contains("with " + folder.resolve("usr/lib/jvm/jdk 25"));
    }

    @Test
    void jdksOfSdkmanAndOfMacOsAreFound() throws Exception {
        machine.mavenOnPath("3.9.9");
        Path mac = machine.jdk("Library/Java/JavaVirtualMachines/temurin-26.jdk/Contents/Home", 26);
        assertThat(machine.run("verify").output()).contains("with " + mac);

        Path sdkman = machine.jdk("home/.sdkman/candidates/java/25-tem", 25);
        assertThat(machine.run("verify").output()).contains("with " + sdkman);
    }

    @Test
    void aRuntimeWithoutACompilerIsNoJdk() throws Exception {
        machine.mavenOnPath("3.9.9");
        Path runtime = machine.jdk("usr/lib/jvm/jre-25", 25);
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(machine.run("verify").status()).isEqualTo(1);
    }

    @Test
    void withoutAJdkOneSentenceSaysWhatToInstall() throws Exception {
        machine.mavenOnPath("3.9.9");

        Ran ran = machine.run("verify");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output().strip())
                .startsWith("mvnw: a JDK 25 or newer is needed; ")
                .doesNotContain("\n");
    }

    @Test
    void theMavenOnThePathIsTakenIfItFits() throws Exception {
        machine.jdk("usr/lib/jvm/java-25", 25);
        machine.mavenOnPath("3.10.0");

        assertThat(machine.run("verify").output()).startsWith("Maven 3.10.0 ran [verify]");
    }

    @Test
    void anOlderMavenIsAskedOnceForANewerOne() throws Exception {
        machine.jdk("usr/lib/jvm/java-25", 25);
        machine.mavenOnPath("3.8.7");

        assertThat(machine.run("verify").output())
                .contains("mvnw: fetching Maven 3.9.11")
                .contains("Maven 3.9.11 ran [verify]");
        assertThat(machine.run("verify").output()).startsWith("Maven 3.9.11 ran [verify]");
        assertThat(machine.keptMavens()).containsExactly("apache-maven-3.9.11");
    }

    @Test
    void withoutAMavenTheArchiveIsFetched() throws Exception {
        machine.jdk("usr/lib/jvm/java-25", 25);
        machine.curl();

        assertThat(machine.run("verify").output()).contains("Maven 3.9.11 ran [verify]");
    }

    @Test
    void aFetchedMavenThatIsNotTheExpectedOneIsThrownAway() throws Exception {
        machine.jdk("usr/lib/jvm/java-25", 25);
        machine.mavenOnPath("3.8.7");
        machine.serveAnotherArchive();

        Ran ran = machine.run("verify");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output()).contains("its SHA-512 differs").doesNotContain("ran [verify]");
        assertThat(machine.keptMavens()).isEmpty();
    }

    @Test
    void withoutAWayToFetchMavenOneSentenceSaysWhatToInstall() throws Exception {
        machine.jdk("usr/lib/jvm/java-25", 25);

        Ran ran = machine.run("verify");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output()).contains("cannot be fetched without curl or wget; please install");
        assertThat(machine.keptMavens()).isEmpty();
    }

    @Test
    void argumentsArriveAsTheyWereGiven() throws Exception {
        machine.jdk("usr/lib/jvm/java-25", 25);
        machine.mavenOnPath("3.9.9");

        assertThat(machine.run("-Da=b c", "", "*").output()).contains("ran [-Da=b c] [] [*]");
    }
}
