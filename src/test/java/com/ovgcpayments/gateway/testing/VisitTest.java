package com.ovgcpayments.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
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

    @Test
    void findsItWithinAFrame() {
        try (Visit visit = Visit.start()) {
            visit.page()
                    .route("**/outer", request -> answer(request, "<iframe title='Preview' src='/inner'></iframe>"));
            visit.page().route("**/inner", request -> answer(request, "<button></button>"));
            visit.open("http://localhost/outer");
            assertThat(visit.barriers()).singleElement().asString().startsWith("button-name: ");
        }
    }

    private static void answer(Route request, String content) {
        request.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(SOUND.formatted(content)));
    }
}
