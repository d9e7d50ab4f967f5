package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.money.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                https://shop.example/hook           | true  | shop.example    | 443  | /hook
                https://shop.example                | true  | shop.example    | 443  | /
                HTTPS://Shop.Example:8443/a?b=c&d   | true  | Shop.Example    | 8443 | /a?b=c&d
                https://shop.example/?x=%20y        | true  | shop.example    | 443  | /?x=%20y
                https://shop.example/grüße          | true  | shop.example    | 443  | /gr%C3%BC%C3%9Fe
                https://203.0.113.9/                | true  | 203.0.113.9     | 443  | /
                https://[2001:db8::1]:9000/x        | true  | [2001:db8::1]   | 9000 | /x
                https://0x.example.com/             | true  | 0x.example.com  | 443  | /
                http://127.0.0.1:8080/hook          | false | 127.0.0.1       | 8080 | /hook
                http://localhost/hook               | false | localhost       | 80   | /hook
                """)
    void takesApart(String text, boolean secure, String host, int port, String target) {
        assertThat(EndpointUrl.parse(text, Mode.TEST)).isEqualTo(new EndpointUrl(secure, host, port, target));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                ''                                  | must begin with https://
                shop.example                        | must begin with https://
                /hook                               | must begin with https://
                //shop.example/hook                 | must begin with https://
                ftp://shop.example/                 | must begin with https://
                javascript:alert(1)                 | must begin with https://
                file:///etc/passwd                  | must begin with https://
                gopher://127.0.0.1:6379/_x          | must begin with https://
                https:shop.example                  | must name a host
                https:///hook                       | must name a host
                https://                            | is not a URL
                https://?x                          | must name a host
                https://a b.example/                | spaces or control
                https://shop.example\\@evil.example | is not a URL
                https://shop.example/%zz            | is not a URL
                https://me:secret@shop.example/     | user name
                https://me@shop.example/            | user name
                https://shop.example@127.0.0.1/     | user name
                https://my_host@x_y/                | user name
                https://shop.example/#part          | fragment
                https://shop.example/#              | fragment
                https://shop_1.example/             | must name a host
                https://grüße.example/              | must name a host
                https://%31%32%37.0.0.1/            | must name a host
                https://shop.example./              | trailing dot
                https://localhost./                 | trailing dot
                https://127.0.0.1./                 | must name a host
                https://[fe80::1%25eth0]/           | zone
                https://shop.example:0/             | port
                https://shop.example:65536/         | port
                https://shop.example:-1/            | must name a host
                https://2130706433/                 | plain decimal
                https://017700000001/               | plain decimal
                https://0x7f000001/                 | plain decimal
                https://0x7f.0.0.1/                 | must name a host
                https://127.1/                      | must name a host
                https://0177.0.0.1/                 | plain decimal
                https://127.0.0.01/                 | plain decimal
                https://127.0.0.256/                | must name a host
                https://1.2.3/                      | must name a host
                https://shop.0x7f/                  | must name a host
                https://１２７.0.0.1/                | must name a host
                https://[::1/                       | is not a URL
                https://[::ffff:7f00:1]x/           | is not a URL
                """)
    void refuses(String text, String message) {
        assertThatThrownBy(() -> EndpointUrl.parse(text, Mode.TEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example/a\r\nX: y", "https://shop.example/\u0000", "https://shop.example/\u0085"})
    void refusesControlCharacters(String text) {
        assertThatThrownBy(() -> EndpointUrl.parse(text, Mode.LIVE)).hasMessageContaining("control");
    }

    @Test
    void plainHttpIsForTestMode() {
        assertThatThrownBy(() -> EndpointUrl.parse("http://127.0.0.1/", Mode.LIVE))
                .hasMessage("must begin with https:// in live mode");
    }

    @Test
    void boundsTheLength() {
        String longest = "https://shop.example/" + "a".repeat(EndpointUrl.MAX_LENGTH - 21);
        assertThat(EndpointUrl.parse(longest, Mode.LIVE).host()).isEqualTo("shop.example");
        assertThatThrownBy(() -> EndpointUrl.parse(longest + "a", Mode.LIVE)).hasMessageContaining("2048");
    }
}
