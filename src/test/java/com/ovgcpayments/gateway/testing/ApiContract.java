package com.ovgcpayments.gateway.testing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * The published contract, and what an answer must be like to keep it. Stricter than a client should be: a field that
 * the contract does not mention is a failure too.
 */
public final class ApiContract {
    private static final String FILE = "/openapi.yaml";
    private static final String JSON = "application/json";
    private static final ApiContract PUBLISHED = new ApiContract(read());

    private final JsonObject document;
    private final JsonObject closed;
    private final Map<String, Validator> validators = new ConcurrentHashMap<>();

    /** @param told the Response object of the contract */
    private record Answer(String name, JsonObject told) {}

    ApiContract(JsonObject document) {
        this.document = document;
        this.closed = document.copy();
        closeObjects(closed);
    }

    public static ApiContract published() {
        return PUBLISHED;
    }

    /** The document as it is published. */
    public JsonObject document() {
        return document.copy();
    }

    /** @throws AssertionError if the contract does not allow this answer to such a request */
    public void check(HttpMethod method, String pathAndQuery, HttpResponse<Buffer> response) {
        String path = pathAndQuery.split("\\?", 2)[0];
        List<String> problems = problems(method, path, response);
        if (!problems.isEmpty()) {
            throw new AssertionError("the contract does not allow this answer to " + method + " " + path + ": "
                    + String.join("; ", problems) + "\n" + response.statusCode() + " " + response.headers() + "\n"
                    + response.bodyAsString());
        }
    }

    /**
     * What is wrong with a webhook as it came.
     *
     * @param headers by lower-case name
     */
    public List<String> webhookProblems(String event, Map<String, String> headers, JsonObject body) {
        JsonObject webhook =
                closed.getJsonObject("webhooks").getJsonObject(event).getJsonObject("post");
        List<String> problems = new ArrayList<>();
        for (Object each : webhook.getJsonArray("parameters")) {
            JsonObject header = resolved((JsonObject) each);
            String name = header.getString("name");
            headerProblem(event + name, header, headers.get(name.toLowerCase(Locale.ROOT)))
                    .ifPresent(problem -> problems.add(name + " " + problem));
        }
        JsonObject content = webhook.getJsonObject("requestBody").getJsonObject("content");
        problem(event, content.getJsonObject(JSON).getJsonObject("schema"), body)
                .ifPresent(problems::add);
        return problems;
    }

    /** What is wrong with a value by a schema of the contract's components; empty if nothing is. */
    public Optional<String> problem(String schemaName, Object value) {
        return problem("#" + schemaName, new JsonObject().put("$ref", "#/components/schemas/" + schemaName), value);
    }

    /** What is wrong with a value by a schema that may refer to the contract's components. */
    Optional<String> problem(String name, JsonObject schema, Object value) {
        OutputUnit result =
                validators.computeIfAbsent(name, unseen -> validator(schema)).validate(value);
        return Boolean.TRUE.equals(result.getValid())
                ? Optional.empty()
                : Optional.of(result.toJson().encode());
    }

    private List<String> problems(HttpMethod method, String path, HttpResponse<Buffer> response) {
        Optional<Answer> answer = answer(method, path, response.statusCode());
        if (answer.isEmpty()) {
            return List.of("there is no answer " + response.statusCode());
        }
        String name = answer.get().name();
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Object> each : answer.get().told().getJsonObject("headers", new JsonObject())) {
            headerProblem(
                            name + " " + each.getKey(),
                            resolved((JsonObject) each.getValue()),
                            response.getHeader(each.getKey()))
                    .ifPresent(problem -> problems.add(each.getKey() + " " + problem));
        }
        bodyProblem(name, answer.get().told().getJsonObject("content", new JsonObject()), response)
                .ifPresent(problems::add);
        return problems;
    }

    private Optional<String> headerProblem(String name, JsonObject header, @Nullable String value) {
        if (value == null) {
            return header.getBoolean("required", false) ? Optional.of("is missing") : Optional.empty();
        }
        JsonObject schema = resolved(header.getJsonObject("schema"));
        boolean whole = "integer".equals(schema.getString("type")) && value.matches("\\d{1,18}");
        return problem(name, schema, whole ? (Object) Long.valueOf(value) : value);
    }

    private Optional<String> bodyProblem(String name, JsonObject content, HttpResponse<Buffer> response) {
        String type = Optional.ofNullable(response.getHeader("Content-Type"))
                .map(header -> header.split(";", 2)[0])
                .orElse("");
        if (content.isEmpty()) {
            return response.body() == null ? Optional.empty() : Optional.of("there should be no body");
        }
        if (!content.containsKey(type)) {
            return Optional.of("the type is " + type + " and not one of " + content.fieldNames());
        }
        if (!type.equals(JSON)) {
            return Optional.empty();
        }
        try {
            Object body = Json.decodeValue(response.body());
            return problem(name, content.getJsonObject(type).getJsonObject("schema"), body);
        } catch (DecodeException e) {
            return Optional.of("the body is not JSON: " + e.getMessage());
        }
    }

    /** The answer of the contract; for a request that it does not know, one of the shared answers. */
    private Optional<Answer> answer(HttpMethod method, String path, int status) {
        Optional<Map.Entry<String, Object>> known = closed.getJsonObject("paths").stream()
                .filter(each -> path.matches(each.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                .findFirst();
        JsonObject item = known.map(each -> (JsonObject) each.getValue()).orElseGet(JsonObject::new);
        String verb = method.name().toLowerCase(Locale.ROOT);
        if (item.containsKey(verb)) {
            JsonObject answers = item.getJsonObject(verb).getJsonObject("responses");
            return Optional.ofNullable(answers.getJsonObject(Integer.toString(status)))
                    .map(told -> new Answer(verb + known.get().getKey() + status, resolved(told)));
        }
        return switch (status) {
            case 401 -> shared("Unauthorized");
            case 429 -> shared("RateLimited");
            case 404 -> known.isEmpty() ? shared("NoSuchPath") : Optional.empty();
            case 405 -> known.isPresent() ? shared("MethodNotAllowed") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Answer> shared(String name) {
        JsonObject responses = closed.getJsonObject("components").getJsonObject("responses");
        return Optional.of(new Answer(name, responses.getJsonObject(name)));
    }

    private JsonObject resolved(JsonObject node) {
        String reference = node.getString("$ref");
        if (reference == null) {
            return node;
        }
        JsonObject target = closed;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            target = target.getJsonObject(step);
        }
        return resolved(target);
    }

    private Validator validator(JsonObject schema) {
        // copies, because a validator leaves its notes in the schema
        JsonObject whole = schema.copy()
                .put("components", closed.getJsonObject("components").copy());
        return Validator.create(
                JsonSchema.of(whole),
                new JsonSchemaOptions()
                        .setBaseUri("https://contract.test/")
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic));
    }

    private static void closeObjects(Object node) {
        if (node instanceof JsonArray array) {
            array.forEach(ApiContract::closeObjects);
        } else if (node instanceof JsonObject object) {
            object.forEach(entry -> closeObjects(entry.getValue()));
            boolean open = "object".equals(object.getValue("type"))
                    && object.getValue("properties") instanceof JsonObject
                    && !object.containsKey("additionalProperties");
            if (open) {
                object.put("additionalProperties", false);
            }
        }
    }

    private static JsonObject read() {
        try (InputStream stream = ApiContract.class.getResourceAsStream(FILE)) {
            return new JsonObject(Json.encode(new Yaml().<Map<String, Object>>load(stream)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
