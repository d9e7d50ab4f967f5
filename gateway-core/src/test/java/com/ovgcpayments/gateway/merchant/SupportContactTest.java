package com.ovgcpayments.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupportContactTest {
    @Test
    void isReadAsItWasTyped() {
        assertThat(SupportContact.email(" Help+eu@shop.example ")).contains("Help+eu@shop.example");
        assertThat(SupportContact.page(" https://shop.example/help?a=1&b=2#top "))
                .contains(URI.create("https://shop.example/help?a=1&b=2#top"));
        assertThat(SupportContact.page("HTTPS://shop.example:8443/hilfe/ü"))
                .contains(URI.create("HTTPS://shop.example:8443/hilfe/%C3%BC"));
        assertThat(SupportContact.email("  ")).isEmpty();
        assertThat(SupportContact.page("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help",
                "help@",
                "@shop.example",
                "help@shop",
                "help@shop..example",
                "help@-shop.example",
                "two words@shop.example",
                "help@shop.example?bcc=all@shop.example",
                "help?subject=x@shop.example",
                "help&cc=x@shop.example",
                "help%0abcc:x@shop.example",
                "help@shop.example,other@shop.example",
                "\"><script>alert(1)</script>@shop.example",
                "help@shop.example\r\nBcc: x@shop.example",
                "hélp@shop.example"
            })
    void whatIsNoAddressIsRefused(String email) {
        assertThatThrownBy(() -> SupportContact.email(email))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the support e-mail must be an address such as help@example.com");
    }

    @Test
    void anAddressHas254CharactersAtMost() {
        String domain = "@" + "a".repeat(60) + "." + "b".repeat(60) + ".example";
        String longest = "x".repeat(254 - domain.length()) + domain;
        assertThat(SupportContact.email(longest)).contains(longest);
        assertThatThrownBy(() -> SupportContact.email("x" + longest)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "//shop.example",
                "/help",
                "http://shop.example",
                "javascript:alert(1)",
                "javascript://shop.example/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "https:",
                "https://",
                "https:///help",
                "https:shop.example",
                "https://user@shop.example",
                "https://user:word@shop.example/",
                "https://shop.example/<script>",
                "https://shop.example/a b",
                "https://shop.example/\"onclick=alert(1)",
                "https://sh\u202eop.example",
                "mailto:help@shop.example"
            })
    void whatIsNoSafePageIsRefused(String page) {
        assertThatThrownBy(() -> SupportContact.page(page))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the support page must be an address that begins with https://");
    }

    @Test
    void aPageHas500CharactersAtMostAsItIsSent() {
        String longest = "https://shop.example/" + "x".repeat(479);
        assertThat(SupportContact.page(longest)).contains(URI.create(longest));
        assertThatThrownBy(() -> SupportContact.page(longest + "x")).hasMessageContaining("at most 500 characters");
        assertThatThrownBy(() -> SupportContact.page("https://shop.example/" + "ü".repeat(100)))
                .hasMessageContaining("at most 500 characters");
    }

    @Test
    void nobodyMakesOneAroundTheRules() {
        assertThatThrownBy(() -> new SupportContact(Optional.of("x?y@shop.example"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SupportContact(Optional.empty(), Optional.of(URI.create("javascript:alert(1)"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new SupportContact(Optional.of(" "), Optional.empty())).isEqualTo(SupportContact.NONE);
    }
}
