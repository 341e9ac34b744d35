package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tollgate.ledger.EntryFormat;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The served description says what there is: each route, each parameter, each answer. */
final class OpenApiTest {
    @TempDir
    Path folder = Path.of("");

    private interface Work {
        void with(AdminDoor admin, JsonNode document) throws Exception;
    }

    private void open(Work work) throws Exception {
        byte[] answer = AdminDoor.ANSWER.getBytes(StandardCharsets.UTF_8);
        try (RawUpstream upstream = new RawUpstream(
                        (request, reply) -> reply.whole(200, "content-type: application/json\r\n", answer));
                AdminDoor admin = AdminDoor.open(folder, 30, upstream)) {
            admin.book("a-model-without-price");
            work.with(admin, admin.json("/api/openapi.json"));
        }
    }

    @Test
    void everyRouteIsDescribedAndNoOther() throws Exception {
        Set<String> routes = new HashSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tollgate.admin")) {
            if (type.isAnnotatedWith(Controller.class)) {
                String base = type.getAnnotationOfType(Controller.class).value();
                for (JavaMethod method : type.getMethods()) {
                    if (method.isAnnotatedWith(Get.class)) {
                        String path = method.getAnnotationOfType(Get.class).value();
                        routes.add(base + (path.equals("/") ? "" : path));
                    }
                }
            }
        }
        routes.remove("/");
        open((admin, document) ->
                assertThat(document.get("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(routes));
    }

    @Test
    void everyParameterIsDescribedAndNoOther() throws Exception {
        open((admin, document) -> {
            for (String path : document.get("paths").propertyNames()) {
                List<String> described = new ArrayList<>();
                for (JsonNode parameter : document.at("/paths/" + path.replace("/", "~1") + "/get/parameters")) {
                    JsonNode resolved = parameter.has("$ref")
                            ? document.at(parameter.get("$ref").asString().substring(1))
                            : parameter;
                    if (resolved.get("in").asString().equals("query")) {
                        described.add(resolved.get("name").asString());
                    }
                }
                String refusal = JsonMapper.shared()
                        .readTree(admin.get(path.replace("{id}", "x") + "?nonsense=1")
                                .body())
                        .at("/error/message")
                        .asString();
                assertThat(refusal)
                        .as(path)
                        .isEqualTo("there is no parameter \"nonsense\" (expected: "
                                + (described.isEmpty() ? "none" : String.join(", ", described)) + ")");
            }
        });
    }

    @Test
    void everyAnswerFitsItsSchema() throws Exception {
        open((admin, document) -> {
            String id = admin.json("/api/requests?limit=1").at("/requests/0/id").asString();
            for (String path : document.get("paths").propertyNames()) {
                JsonNode schema = document.at(
                        "/paths/" + path.replace("/", "~1") + "/get/responses/200/content/application~1json/schema");
                if (!schema.isMissingNode()) {
                    fits(document, schema, admin.json(path.replace("{id}", id)));
                }
            }
            fits(
                    document,
                    document.at("/paths/~1api~1usage/get/responses/200/content/application~1json/schema"),
                    admin.json("/api/usage?by=model,key,day,tag:cost-center"));
            JsonNode error =
                    JsonMapper.shared().readTree(admin.get("/api/usage?by=x").body());
            fits(document, document.at("/components/schemas/Error"), error);
        });
    }

    private static void fits(JsonNode document, JsonNode schema, JsonNode answer) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.get("components"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(whole.toString(), InputFormat.JSON)
                        .validate(answer.toString(), InputFormat.JSON))
                .as("%s", answer)
                .isEmpty();
    }

    @Test
    void theColumnsOfARequestAreThoseOfTheLedger() throws Exception {
        open((admin, document) -> assertThat(
                        document.at("/components/schemas/Request/properties").propertyNames())
                .containsExactlyElementsOf(EntryFormat.columns()));
    }
}
