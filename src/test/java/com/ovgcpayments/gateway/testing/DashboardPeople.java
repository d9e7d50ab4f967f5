package com.ovgcpayments.gateway.testing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.secret.RandomSecret;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** People at the dashboards of a gateway, signed in behind its back: for tests of what is behind the door, not of the door. */
public final class DashboardPeople {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final GatewayFixture gateway;
    private int people;

    public DashboardPeople(GatewayFixture gateway) {
        this.gateway = gateway;
    }

    /** Somebody new of the first merchant. */
    public Seat member(MemberRole role) {
        return member(gateway.merchant, role);
    }

    public Seat member(Merchant merchant, MemberRole role) {
        UUID person = person("merchant", role.word());
        sql(
                "INSERT INTO member (person_id, merchant_id, role) VALUES ($1, $2, $3)",
                person,
                merchant.id(),
                role.word());
        return sit(person, Optional.of(merchant.id()), "ovgc", gateway.dashboardUrl());
    }

    public Seat operator() {
        return sit(person("operator", "operator"), Optional.empty(), "ovgc-operator", gateway.opsUrl());
    }

    /** Without a password, so that nobody else can be signed in as him. */
    private UUID person(String audience, String name) {
        UUID id = TimeOrderedUuid.next();
        String email = name + ++people + "@example.com";
        sql(
                "INSERT INTO person (id, audience, email, name) VALUES ($1, $2, $3, $4)",
                id,
                audience,
                email,
                "Robin " + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        return id;
    }

    private Seat sit(UUID person, Optional<UUID> merchant, String cookieName, String url) {
        UUID session = TimeOrderedUuid.next();
        String cookie = TEXT.encodeToString(RandomSecret.bytes());
        byte[] formKey = RandomSecret.bytes();
        sql("""
                INSERT INTO browser_session
                       (id, person_id, hash, form_key, merchant_id, awaits_second_factor, address, user_agent, confirmed_at)
                VALUES ($1, $2, $3, $4, $5, false, '127.0.0.1', 'test', now())""", session, person, Buffer.buffer(Digest.sha256(cookie)), Buffer.buffer(formKey), merchant.orElse(null));
        String token = token(formKey, "form:" + merchant.map(UUID::toString).orElse("nobody"));
        return new Seat(person, merchant, session, url, cookieName, cookie, token);
    }

    /** Reckoned by another's lines than the gateway's own. */
    private static String token(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return TEXT.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void sql(String statement, @Nullable Object... parameters) {
        gateway.owner().query(statement, parameters).await();
    }

    /** Somebody at his browser; he has just confirmed that it is he. */
    public final class Seat {
        public final UUID person;
        public final UUID session;
        public final String token;
        private final Optional<UUID> merchant;
        private final String url;
        private final String cookieName;
        private final String cookie;

        private Seat(
                UUID person,
                Optional<UUID> merchant,
                UUID session,
                String url,
                String cookieName,
                String cookie,
                String token) {
            this.person = person;
            this.merchant = merchant;
            this.session = session;
            this.url = url;
            this.cookieName = cookieName;
            this.cookie = cookie;
            this.token = token;
        }

        /** @param path {@code /dashboard/test/payments} */
        public String url(String path) {
            return url + path;
        }

        /** As a browser sends it. */
        public String cookie() {
            return cookie(cookieName);
        }

        /** The same under another name. */
        public String cookie(String name) {
            return name + "=" + cookie;
        }

        /** Himself at another browser. */
        public Seat elsewhere() {
            return sit(person, merchant, cookieName, url);
        }

        /** A browser of his. */
        public Visit visit() {
            return visit(options -> options);
        }

        public Visit visit(UnaryOperator<NewContextOptions> change) {
            Visit visit = Visit.start(change);
            visit.bringCookie(url, cookieName, cookie);
            return visit;
        }

        /** Without a browser, and without following redirects. */
        public HttpResponse<Buffer> get(String path) {
            return request(HttpMethod.GET, path).send().await();
        }

        /** As a form of a page of his would be sent. */
        public HttpResponse<Buffer> post(String path, MultiMap form) {
            MultiMap fields = MultiMap.caseInsensitiveMultiMap().addAll(form).set("_token", token);
            return request(HttpMethod.POST, path)
                    .putHeader("Origin", url)
                    .sendForm(fields)
                    .await();
        }

        public HttpResponse<Buffer> post(String path, String... namesAndValues) {
            MultiMap form = MultiMap.caseInsensitiveMultiMap();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                form.add(namesAndValues[i], namesAndValues[i + 1]);
            }
            return post(path, form);
        }

        /** With his cookie and nothing else. */
        public HttpRequest<Buffer> request(HttpMethod method, String path) {
            return request(method, URI.create(url + path));
        }

        /** The same at another listener. */
        public HttpRequest<Buffer> request(HttpMethod method, URI target) {
            return gateway.client()
                    .requestAbs(method, target.toString())
                    .putHeader("Cookie", cookieName + "=" + cookie);
        }

        /** From now on he has to prove again that it is he. */
        public void forgetConfirmation() {
            sql("UPDATE browser_session SET confirmed_at = NULL WHERE id = $1", session);
        }
    }
}
