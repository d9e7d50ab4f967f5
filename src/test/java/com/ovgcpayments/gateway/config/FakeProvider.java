package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A provider with one setting of each kind that matters to the loader. */
record FakeProvider(String name) implements ConnectorProvider {
    static final Setting<String> API_KEY = Setting.secret("apiKey", SettingType.TEXT, "The processor's key.");
    static final Setting<Integer> PORT =
            Setting.of("port", SettingType.number(0, 65535), 0, "Where the processor listens.");
    static final Setting<Set<String>> FAULTS =
            Setting.of("faults", new KeysOfMap(), Set.of(), "A setting that is a map.");

    @Override
    public boolean simulated() {
        return name.equals("sandbox");
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(API_KEY, PORT, FAULTS);
    }

    /** The beginning of a key tells which payments it is for; one that cannot be told is no key. */
    @Override
    public Optional<Set<Mode>> modes(Settings section) {
        Optional<String> key = section.find(API_KEY).filter(text -> text.contains("_"));
        return key.map(text -> switch (text.substring(0, text.indexOf('_'))) {
            case "test" -> Set.of(Mode.TEST);
            case "live" -> Set.of(Mode.LIVE);
            case "both" -> Set.of(Mode.TEST, Mode.LIVE);
            default -> throw new InvalidSettings(API_KEY.path(), "is (hidden), expected a key for test or live");
        });
    }

    @Override
    public Connector create(ConnectorContext context) {
        throw new UnsupportedOperationException("configuration is read without making a connector");
    }

    private static final class KeysOfMap implements SettingType<Set<String>> {
        @Override
        public Set<String> parse(Object raw) {
            if (raw instanceof Map<?, ?> map) {
                return Set.copyOf(map.keySet().stream().map(String::valueOf).toList());
            }
            return Set.copyOf(SettingType.TEXTS.parse(raw));
        }

        @Override
        public String expectation() {
            return "a map";
        }
    }
}
