package com.ovgcpayments.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitTest {
    private static final String SOUND =
            "<html lang=en><head><title>Pay</title></head><body><main><h1>Pay</h1>%s</main></body></html>";

    @Test
    void findsWhatKeepsSomebodyOut() {
        try (Visit visit = Visit.start()) {
            visit.page()
                    .setContent(SOUND.formatted("<button></button><p style='color: #ccc; background: #fff'>pale</p>"));
            assertThat(visit.barriersOfColour())
                    .singleElement()
                    .asString()
                    .startsWith("color-contrast: ")
                    .contains("p", "contrast");
            assertThat(visit.barriers())
                    .anySatisfy(each -> assertThat(each).startsWith("button-name: "))
                    .anySatisfy(each -> assertThat(each).startsWith("color-contrast: "))
                    .hasSize(2);
            visit.page().setContent(SOUND.formatted("<button>Pay</button>"));
            assertThat(visit.barriers()).isEmpty();
        }
    }
}
