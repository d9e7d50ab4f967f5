package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private Path directory;

    @BeforeEach
    void in(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void tellsHowItIsUsed() {
        CommandLineRun help = run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("dev", "serve", "doctor", "verify", "migrate", "merchants", "keys", "--set", "--data-dir");
        CommandLineRun ofKeys = run("keys", "create", "--help");
        assertThat(ofKeys.code()).isZero();
        assertThat(ofKeys.out()).contains("gateway keys create", "--merchant", "--json", "--config");
        assertThat(run("--version").out()).startsWith("OVGC Gateway");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sreve                                    | 'sreve' is not understood",
                "serve --set                              | --set needs a path and a value after it",
                "serve --nonsense                         | '--nonsense'",
                "keys                                     | subcommand",
                "merchants create                         | NAME",
                "keys create --mode test                  | --merchant",
                "keys create --merchant m1 --mode test    | \"m1\" is no merchant's id: see gateway merchants list",
                "keys create --mode fast                  | 'fast'",
                "keys revoke k1                           | \"k1\" is no key's id: see gateway keys list"
            })
    void whatIsNotUnderstoodIsToldInTwoLines(String line, String expected) {
        CommandLineRun run = run(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("gateway").contains(expected).contains("Try: gateway");
    }

    @Test
    void badConfigurationIsToldAsAWhole() {
        CommandLineRun run =
                CommandLineRun.of(directory, Map.of("GATEWAY_HTTP_PROT", "1"), "serve", "--set", "http.port=many");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("gateway: the configuration cannot be used:\n")
                .contains("  GATEWAY_HTTP_PROT is not a known setting; did you mean GATEWAY_HTTP_PORT?\n")
                .contains("  http.port is \"many\", expected a whole number from 0 to 65535 (from --set)")
                .contains("  database.url is required.")
                .contains("  secrets.masterKeys or secrets.masterKeyFile is required.")
                .doesNotContain("\tat ");
        assertThat(run("serve", "--verbose").err()).contains("\tat ");
    }

    @Test
    void optionsMayStandBeforeTheCommandOrAfterIt() throws IOException {
        Files.writeString(directory.resolve("mine.yaml"), "nonsense: 1\n");
        assertThat(run("--config", "mine.yaml", "serve").err()).contains("nonsense is not a known setting");
        assertThat(run("merchants", "list", "-c", "mine.yaml").err()).contains("nonsense is not a known setting");
        assertThat(run("--set", "a=1", "serve", "--set", "b=1", "--set=c=1").err())
                .contains("  a is not", "  b is not", "  c is not");
        assertThat(run("--set", "a=1").err()).contains("  a is not a known setting");
    }

    @Test
    void servingAsksForAMigratedDatabaseThatCanBeReached() {
        CommandLineRun run = run(
                "serve",
                "--set",
                "database.url=postgresql://gateway_app:hunter2@localhost:1/gateway",
                "--set",
                "secrets.masterKeys=" + KEY,
                "--set",
                "log.level=error");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("gateway: cannot enter postgresql://gateway_app@localhost:1/gateway: ")
                .doesNotContain("hunter2", KEY, "\tat ");
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.of(directory, Map.of(), args);
    }
}
