package com.ovgcpayments.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
    private static final String ONE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String TWO = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh4=";

    private Path directory;

    @BeforeEach
    void in(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aKeyForDevelopmentIsMadeOnceAndForItsOwnerAlone() throws IOException {
        Path dataDir = directory.resolve("new").resolve("data");
        Settings settings = settings("dataDir", dataDir);
        List<String> keys = MasterKeys.forDevelopment(settings);
        assertThat(Sealer.of(keys)).isNotNull();
        assertThat(MasterKeys.forDevelopment(settings)).isEqualTo(keys);
        assertThat(Files.getPosixFilePermissions(dataDir.resolve("master.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(dataDir)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileHoldsOneKeyALine() throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), ONE + "\n\n  " + TWO + "\n");
        assertThat(MasterKeys.configured(settings("secrets.masterKeyFile", file)))
                .contains(List.of(ONE, TWO));
        assertThat(MasterKeys.forDevelopment(settings("secrets.masterKeys", ONE)))
                .containsExactly(ONE);
        assertThat(MasterKeys.configured(settings("dataDir", directory))).isEmpty();
    }

    @Test
    void aFileThatHoldsNoKeysIsRefusedWithoutShowingIt() throws IOException {
        refuses(Files.writeString(directory.resolve("bad"), ONE + "\nhunter2\n"), "whose key 2 is not 32 bytes");
        refuses(Files.writeString(directory.resolve("empty"), "\n"), "which is empty");
        refuses(directory.resolve("missing"), "cannot be read");
    }

    private static void refuses(Path file, String why) {
        Settings settings = settings("secrets.masterKeyFile", file);
        assertThatThrownBy(() -> MasterKeys.configured(settings))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why)
                .hasMessageNotContaining("hunter2");
    }

    private static Settings settings(String path, Object value) {
        return Settings.read(GatewaySettings.declared(Profile.DEV, List.of()), Map.of(path, value.toString()));
    }
}
