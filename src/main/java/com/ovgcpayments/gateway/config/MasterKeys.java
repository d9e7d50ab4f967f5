package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The keys with which the gateway seals secrets: 32 bytes each, in base64, the newest first. Everything here blocks. */
public final class MasterKeys {
    private static final int KEY_BYTES = 32;
    private static final String DEVELOPMENT_FILE = "master.key";

    private MasterKeys() {}

    /**
     * The keys of {@code secrets.masterKeys} or {@code secrets.masterKeyFile}, or empty if neither is set.
     *
     * @throws InvalidSettings if the file cannot be read or holds anything but keys
     */
    public static Optional<List<String>> configured(Settings settings) {
        Optional<List<String>> keys = settings.find(GatewaySettings.Secrets.MASTER_KEYS);
        return keys.isPresent()
                ? keys
                : settings.find(GatewaySettings.Secrets.MASTER_KEY_FILE).map(MasterKeys::read);
    }

    /** The configured keys, or the one of the data directory, which is made when it is first asked for. */
    public static List<String> forDevelopment(Settings settings) {
        return configured(settings).orElseGet(() -> {
            Path file = settings.get(GatewaySettings.DATA_DIR).resolve(DEVELOPMENT_FILE);
            if (!Files.exists(file)) {
                OwnerOnlyFile.write(file, Base64.getEncoder().encodeToString(RandomSecret.bytes()) + "\n");
            }
            return read(file);
        });
    }

    static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> read(Path file) {
        String path = GatewaySettings.Secrets.MASTER_KEY_FILE.path();
        List<String> keys = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    keys.add(line.strip());
                }
            }
        } catch (IOException e) {
            throw new InvalidSettings(path, "names " + file + ", which cannot be read: " + e);
        }
        for (int i = 0; i < keys.size(); i++) {
            if (!isKey(keys.get(i))) {
                throw new InvalidSettings(
                        path, "names " + file + ", whose key " + (i + 1) + " is not 32 bytes in base64");
            }
        }
        if (keys.isEmpty()) {
            throw new InvalidSettings(path, "names " + file + ", which is empty");
        }
        return List.copyOf(keys);
    }
}
