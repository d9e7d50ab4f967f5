package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code gateway}, in a project whose Maven and Java only tell that they were called. */
class StartScriptTest {
    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -version ]; then echo 'openjdk version "VERSION" 2025-01-01' >&2; exit; fi
            for option in "$@"; do
              case $option in
                -XX:ArchiveClassesAtExit=*)
                  { pwd; ls; env; } >"${0%/*}/trial"
                  if [ -f "${0%/*}/broken" ]; then echo 'no room'; exit 1; fi
                  echo classes >"${option#*=}"
                  exit ;;
              esac
            done
            echo "java $*"
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo '[INFO] Building OVGC Gateway: core 1.0   [1/1]'
            if [ -f broken ]; then echo '[ERROR] it does not compile'; exit 1; fi
            mkdir -p src/target/lib
            touch src/target/gateway-1.0.jar
            """;

    private Path root;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeProject(@TempDir Path directory) throws IOException {
        root = Files.createDirectory(directory.resolve("a project"));
        Path script = Path.of("..", "gateway");
        executable(root.resolve("gateway"), Files.readString(script));
        executable(root.resolve("mvnw"), MAVEN);
        for (String source :
                List.of("pom.xml", "core/pom.xml", "core/src/main/A.java", "src/pom.xml", "src/main/B.java")) {
            Path file = root.resolve(source);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        }
        useJava("17.0.15");
    }

    private record Run(int code, String out, String err) {}

    @Test
    void buildsOnceAndThenOnlyStarts() throws Exception {
        Run first = run(root.resolve("gateway"), "keys", "list me");
        assertThat(first.code()).isZero();
        assertThat(first.err()).contains("building for the first time", "  OVGC Gateway: core 1.0", "built in ");
        assertThat(first.out())
                .startsWith("java ")
                .contains("-XX:+ExitOnOutOfMemoryError")
                .endsWith("-jar " + root.toRealPath() + "/src/target/gateway-1.0.jar keys list me\n");
        assertThat(run(root.resolve("gateway"), "keys").err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "serve", "--set"})
    void preparesForQuickStartsOnceForEachJar(String start) throws Exception {
        run(root.resolve("gateway"), "keys");
        Run first = run(root.resolve("gateway"), start);
        assertThat(first.err()).contains("for quick starts").doesNotContain("did not succeed");
        Path archive = root.toRealPath().resolve("src/target/classes.jsa");
        assertThat(archive).hasContent("classes");
        assertThat(first.out()).startsWith("java ").contains("-XX:SharedArchiveFile=" + archive + " ");
        assertThat(run(root.resolve("gateway"), start).err()).isEmpty();

        age("src/target/classes.jsa", 10);
        assertThat(run(root.resolve("gateway"), start).err()).contains("for quick starts");
    }

    /** Otherwise the trial would make its demo merchant in the database that a real gateway is configured for. */
    @Test
    void theTrialKnowsNothingOfTheConfigurationOfARealGateway(@TempDir Path production) throws Exception {
        Files.writeString(production.resolve("gateway.yaml"), "database.url: postgresql://production/gateway");
        environment.put("GATEWAY_DATABASE_URL", "postgresql://production/gateway");
        environment.put("GATEWAY_SECRETS_MASTER_KEYS", "two\nlines=GATEWAY_X=y");
        environment.put("GATEWAY_JAVA_OPTS", "-Xmx1g");
        assertThat(run(production, root.resolve("gateway"), "serve").out())
                .contains("-Xmx1g")
                .endsWith(" serve\n");
        List<String> trial = Files.readAllLines(root.resolve("jdk/bin/trial"));
        assertThat(trial.get(0)).contains("gateway-trial.");
        assertThat(trial).noneMatch(line -> line.contains("production") || line.startsWith("GATEWAY_"));
        assertThat(trial).doesNotContain("gateway.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "--help", "-V"})
    void whatStartsNoGatewayIsNotPreparedFor(String argument) throws Exception {
        run(root.resolve("gateway"), "keys");
        assertThat(run(root.resolve("gateway"), argument).err()).isEmpty();
        assertThat(root.resolve("src/target/classes.jsa")).doesNotExist();
    }

    @Test
    void startsWithoutPreparationWhereItDoesNotSucceed() throws Exception {
        Files.createFile(root.resolve("jdk/bin/broken"));
        Run first = run(root.resolve("gateway"), "serve");
        assertThat(first.err()).contains("that did not succeed").containsPattern("What it said is in .*/log");
        assertThat(first.code()).isZero();
        assertThat(first.out()).startsWith("java ").endsWith(" serve\n");
        assertThat(run(root.resolve("gateway"), "serve").err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "core/pom.xml", "core/src/main/A.java", "src/pom.xml", "src/main/B.java"})
    void buildsAgainWhenASourceIsNewer(String source) throws Exception {
        run(root.resolve("gateway"));
        age("src/target/gateway-1.0.jar", 10);
        age("src/target/built", 5);
        assertThat(run(root.resolve("gateway")).err()).isEmpty();
        Files.setLastModifiedTime(root.resolve(source), FileTime.from(Instant.now()));
        assertThat(run(root.resolve("gateway")).err()).contains("the sources have changed; building");
    }

    @Test
    void aChangedTestIsNoReasonToBuild() throws Exception {
        run(root.resolve("gateway"));
        Path test = Files.createDirectories(root.resolve("core/src/test")).resolve("ATest.java");
        Files.writeString(test, "");
        age("src/target/gateway-1.0.jar", 10);
        age("src/target/built", 5);
        assertThat(run(root.resolve("gateway")).err()).isEmpty();
    }

    @Test
    void aJarThatMavenBuiltByItselfWillDo() throws Exception {
        run(root.resolve("gateway"));
        age("src/target/built", 30);
        age("core/src/main/A.java", 20);
        assertThat(run(root.resolve("gateway")).err()).isEmpty();
    }

    @Test
    void aFailedBuildStartsNothing() throws Exception {
        Files.createFile(root.resolve("broken"));
        Run run = run(root.resolve("gateway"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("[ERROR] it does not compile", "the build failed");
    }

    @Test
    void worksFromAnywhereAndThroughLinks(@TempDir Path elsewhere) throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("gw"), root.resolve("gateway"));
        Path linkToLink = Files.createSymbolicLink(elsewhere.resolve("gw2"), Path.of("gw"));
        assertThat(link).isSymbolicLink();
        assertThat(run(linkToLink).out()).contains(root.toRealPath() + "/src/target/gateway-1.0.jar");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_392, Java 8", "11.0.2, Java 11", "16, Java 16", "nonsense, unknown version"})
    void saysWhatToDoAboutAnOldJava(String version, String expected) throws Exception {
        useJava(version);
        Run run = run(root.resolve("gateway"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(expected, "Install a JDK, 17 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "21.0.4", "25-ea"})
    void takesAnyNewerJava(String version) throws Exception {
        useJava(version);
        assertThat(run(root.resolve("gateway")).code()).isZero();
    }

    @Test
    void saysWhatToDoWithoutJava(@TempDir Path bin) throws Exception {
        environment.put("JAVA_HOME", "/nonexistent");
        assertThat(run(root.resolve("gateway")).err()).contains("JAVA_HOME is /nonexistent");

        environment.put("JAVA_HOME", "");
        for (String tool : List.of("dirname", "readlink", "sed", "head")) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
        }
        environment.put("PATH", bin.toString());
        Run run = run(root.resolve("gateway"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("there is no java on the PATH");
    }

    @Test
    void takesOptionsForTheJvm() throws Exception {
        environment.put("GATEWAY_JAVA_OPTS", "-Xmx1g -XX:+UseZGC");
        assertThat(run(root.resolve("gateway"), "serve").out())
                .contains("-Xmx1g -XX:+UseZGC -jar")
                .doesNotContain("G1GC");
    }

    private void useJava(String version) throws IOException {
        Path bin = Files.createDirectories(root.resolve("jdk").resolve("bin"));
        executable(bin.resolve("java"), JAVA.replace("VERSION", version));
        environment.put("JAVA_HOME", root.resolve("jdk").toString());
    }

    private void age(String file, int seconds) throws IOException {
        Files.setLastModifiedTime(
                root.resolve(file), FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    private Run run(Path script, String... args) throws IOException, InterruptedException {
        return run(Path.of("/"), script, args);
    }

    private Run run(Path directory, Path script, String... args) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(script.toString()), Stream.of(args)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().remove("GATEWAY_JAVA_OPTS");
        builder.environment().put("TMPDIR", root.toString());
        builder.environment().putAll(environment);
        Path err = Files.createTempFile(root, "err", ".txt");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, Files.readString(err));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
