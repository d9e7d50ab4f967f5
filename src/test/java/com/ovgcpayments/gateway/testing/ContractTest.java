package com.ovgcpayments.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.json.schema.JsonSchemaValidationException;
import io.vertx.openapi.contract.OpenAPIVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract is well formed, tells of the routes that there are, and is noticed when an answer breaks it. */
class ContractTest {
    /** An asset has a hash of its content in its name: pages link to it, and nobody else should. */
    private static final Set<String> NOT_FOR_CALLERS = Set.of(
            "GET /assets/{name}", "GET /assets/brand/{name}", "GET /assets/logo/{sha256}", "GET /checkout/{id}/pay");

    private static final Set<String> VERBS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private static GatewayFixture gateway;
    private static JsonObject document;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        document = ApiContract.published().document();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void isOpenApi() throws JsonSchemaValidationException {
        OpenAPIVersion version = OpenAPIVersion.fromContract(document);
        assertThat(version).isEqualTo(OpenAPIVersion.V3_1);
        version.getRepository(gateway.vertx(), "https://contract.test/")
                .compose(known -> version.validateContract(gateway.vertx(), known, document))
                .await()
                .checkValidity();
    }

    @Test
    void isServedAsItStands() {
        HttpResponse<Buffer> response = gateway.get("/openapi.yaml", "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/yaml; charset=utf-8");
        assertThat(response.bodyAsString()).startsWith("openapi: 3.1.0");
    }

    @Test
    void hasEveryRouteAndNoOther() {
        Router router = Router.router(gateway.vertx());
        gateway.routes().forEach(each -> each.mount(router));
        Set<String> served = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            if (route.isExactPath()) {
                assertThat(route.methods()).as("methods of " + route.getPath()).isNotNull();
                String path = route.getPath().replaceAll(":(\\w+)", "{$1}");
                route.methods().forEach(method -> served.add(method + " " + path));
            }
        }
        served.removeIf(each -> each.startsWith("HEAD ")); // goes with every GET of a page, and is not told of apart
        served.removeIf(each -> each.contains(" /dashboard")); // pages for people: AccessTest goes over them all
        served.removeAll(NOT_FOR_CALLERS);

        Set<String> published = new TreeSet<>();
        for (Map.Entry<String, Object> path : document.getJsonObject("paths")) {
            ((JsonObject) path.getValue())
                    .fieldNames().stream()
                            .filter(VERBS::contains)
                            .forEach(verb -> published.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        assertThat(published).isEqualTo(served);
    }

    @Test
    void everyOperationIsToldOf() {
        List<String> ids = new ArrayList<>();
        for (String part : List.of("paths", "webhooks")) {
            document.getJsonObject(part)
                    .forEach(path -> ((JsonObject) path.getValue()).forEach(each -> {
                        if (VERBS.contains(each.getKey())) {
                            JsonObject operation = (JsonObject) each.getValue();
                            ids.add(operation.getString("operationId"));
                            assertThat(operation.getString("summary"))
                                    .as("summary of " + ids)
                                    .isNotBlank();
                            assertThat(operation.getJsonArray("tags"))
                                    .as("tags of " + ids)
                                    .hasSize(1);
                        }
                    }));
        }
        assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        visit(document, "#", (at, node) -> {
            if (node.getValue("$ref") instanceof String reference && !leadsSomewhere(reference)) {
                broken.add(at + " -> " + reference);
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void everySharedPartIsUsed() {
        Set<String> unused = new TreeSet<>();
        document.getJsonObject("components")
                .forEach(kind -> ((JsonObject) kind.getValue())
                        .fieldNames()
                        .forEach(name -> unused.add("#/components/" + kind.getKey() + "/" + name)));
        visit(document, "#", (at, node) -> {
            if (node.getValue("$ref") instanceof String reference) {
                unused.remove(reference);
            }
        });
        // the answer of every path to a method that it does not have, and the name under "security"
        assertThat(unused)
                .containsExactly("#/components/responses/MethodNotAllowed", "#/components/securitySchemes/apiKey");
    }

    @Test
    void everyExampleKeepsToItsSchema() {
        Map<String, String> wrong = new HashMap<>();
        List<String> seen = new ArrayList<>();
        visit(
                document,
                "#",
                (at, node) -> examples(node).forEach(example -> {
                    seen.add(at);
                    JsonObject schema = node.getValue("schema") instanceof JsonObject inner ? inner : node;
                    ApiContract.published()
                            .problem(at, schema, example)
                            .ifPresent(problem -> wrong.put(at + " " + example, problem));
                }));
        assertThat(wrong).isEmpty();
        assertThat(seen).hasSizeGreaterThan(30);
    }

    @Test
    void anAnswerThatBreaksTheContractIsNoticed() {
        String path = "/api/checkout-sessions/" + gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        HttpResponse<Buffer> response = gateway.get(path, gateway.testKey);

        JsonObject silent = document.copy();
        schema(silent, "CheckoutSession").getJsonObject("properties").remove("livemode");
        assertBroken(silent, path, response, "livemode");
        JsonObject demanding = document.copy();
        schema(demanding, "CheckoutSession").getJsonArray("required").add("colour");
        assertBroken(demanding, path, response, "colour");
        JsonObject narrow = document.copy();
        schema(narrow, "SessionStatus").put("enum", new JsonArray().add("completed"));
        assertBroken(narrow, path, response, "status");
        JsonObject formal = document.copy();
        schema(formal, "RequestId").put("pattern", "^id_");
        assertBroken(formal, path, response, "X-Request-Id");
        JsonObject strict = document.copy();
        strict.getJsonObject("components")
                .getJsonObject("headers")
                .getJsonObject("RateLimitRemaining")
                .getJsonObject("schema")
                .put("maximum", 0);
        assertBroken(strict, path, response, "X-RateLimit-Remaining");
        assertBroken(document, "/api/checkout-sessions", response, "has_more");
        assertBroken(document, "/api/elsewhere", response, "there is no answer 200");
    }

    private static void assertBroken(
            JsonObject contract, String path, HttpResponse<Buffer> response, String mentioned) {
        assertThatThrownBy(() -> new ApiContract(contract).check(HttpMethod.GET, path, response))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(mentioned);
    }

    private static JsonObject schema(JsonObject contract, String name) {
        return contract.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
    }

    private static List<Object> examples(JsonObject node) {
        List<Object> examples = new ArrayList<>();
        if (node.containsKey("example")) {
            examples.add(node.getValue("example"));
        }
        if (node.getValue("examples") instanceof JsonArray values) {
            values.forEach(examples::add);
        } else if (node.getValue("examples") instanceof JsonObject named) {
            named.forEach(each -> examples.add(((JsonObject) each.getValue()).getValue("value")));
        }
        return examples;
    }

    private static boolean leadsSomewhere(String reference) {
        JsonObject node = document;
        for (String step : reference.replace("#/", "").split("/", -1)) {
            if (!(node.getValue(step) instanceof JsonObject next)) {
                return false;
            }
            node = next;
        }
        return true;
    }

    @FunctionalInterface
    private interface Visitor {
        void at(String place, JsonObject node);
    }

    /** Every object of the document but what stands inside an example. */
    private static void visit(Object node, String place, Visitor visitor) {
        if (node instanceof JsonObject object) {
            visitor.at(place, object);
            object.forEach(each -> {
                if (!each.getKey().equals("example") && !each.getKey().equals("examples")) {
                    visit(each.getValue(), place + "/" + each.getKey(), visitor);
                }
            });
        } else if (node instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                visit(array.getValue(i), place + "/" + i, visitor);
            }
        }
    }
}
