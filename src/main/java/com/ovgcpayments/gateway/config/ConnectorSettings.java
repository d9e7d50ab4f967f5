package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.connector.SettlementTimes;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import java.time.Duration;
import java.util.List;

/** The settings that every connector has, under {@code connectors.<name>}. */
record ConnectorSettings(
        String section,
        Setting<Boolean> enabled,
        Setting<List<Mode>> modes,
        Setting<String> label,
        Setting<Duration> settlementDelay) {

    static ConnectorSettings of(String name) {
        String section = "connectors." + name;
        return new ConnectorSettings(
                section,
                Setting.<Boolean>optional(
                                "enabled",
                                SettingType.FLAG,
                                "Whether it is used; if left out, it is as soon as anything else of it is set.")
                        .under(section),
                Setting.<List<Mode>>optional(
                                "modes", SettingType.someOf(Mode.class), "Whether it takes test or live payments.")
                        .under(section),
                Setting.<String>optional("label", SettingType.TEXT, "The name that payers read.")
                        .under(section),
                Setting.of(
                                "settlementDelay",
                                SettingType.DURATION,
                                SettlementTimes.DEFAULT_DELAY,
                                "How long after its capture money counts as available, unless the processor tells.")
                        .under(section));
    }
}
