package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.testing.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryStateTest {
    private static final int NARROWEST = 320;

    private static Scene.Stage stage;

    @BeforeAll
    static void start() {
        stage = Scene.Stage.set();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void hasItsOwnWordsAndKeepsNobodyOut(Scene scene) {
        try (Visit visit = Visit.start()) {
            scene.reach(stage, visit);
            visit.awaitState(scene.state());
            visit.freeze();
            assertThat(visit.status()).isEqualTo(scene.status());
            assertThat(visit.heading()).isEqualTo(scene.heading());
            assertThat(visit.text()).contains(scene.words());
            visit.lookAt(ColorScheme.DARK);
            visit.picture(scene.name() + "-dark");
            assertThat(visit.barriersOfColour()).as("dark").isEmpty();
            visit.lookAt(ColorScheme.LIGHT);
            visit.picture(scene.name());
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LATE", "PROCESSING", "DECLINED", "PAID"})
    void readsFromRightToLeftInArabic(Scene scene) {
        try (Visit visit = Visit.start(options -> options.setLocale("ar-EG").setViewportSize(390, 844))) {
            scene.reach(stage, visit);
            visit.awaitState(scene.state());
            visit.freeze();
            visit.picture(scene.name() + "-arabic");
            assertThat(visit.page().locator("html").getAttribute("dir")).isEqualTo("rtl");
            assertThat(visit.heading()).containsPattern("\\p{IsArabic}").doesNotContainPattern("[a-zA-Z]{3}");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
        }
    }

    @Test
    void tryingAgainFindsTheDatabaseThatCameBack() {
        String id = stage.hanging().session();
        try (Visit visit = Visit.withoutScript()) {
            stage.hanging().withoutDatabase(() -> visit.open(stage.hanging().page(id)));
            visit.awaitState("unavailable");
            visit.follow("Try again");
            visit.awaitState("ready");
        }
    }
}
