package dev.tollgate.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ListsTest {
    private static final Simulator SIMULATOR = Simulator.start(SimulatorOptions.DEFAULTS);

    private final Caller caller = Caller.of(SIMULATOR);

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue("");
    }

    @Test
    void anthropicsModelsComeInPagesForwards() {
        List<String> ids = new ArrayList<>();
        JsonNode page = caller.get("/v1/models?limit=3").json();
        page.path("data").forEach(model -> ids.add(text(model, "id")));
        while (page.path("has_more").booleanValue()) {
            page = caller.get("/v1/models?limit=3&after_id=" + text(page, "last_id"))
                    .json();
            page.path("data").forEach(model -> ids.add(text(model, "id")));
        }

        assertThat(ids).doesNotHaveDuplicates().contains("claude-sonnet-5", "claude-haiku-4-5-20251001");
        assertThat(ids)
                .hasSize(caller.get("/v1/models?limit=1000").json().path("data").size());
    }

    @Test
    void anthropicsModelsComeInPagesBackwards() {
        JsonNode all = caller.get("/v1/models").json();
        JsonNode page = caller.get("/v1/models?limit=2&before_id=" + text(all, "last_id"))
                .json();

        assertThat(page.path("data").size()).isEqualTo(2);
        assertThat(page.path("has_more").booleanValue()).isTrue();
        assertThat(text(page, "last_id"))
                .isEqualTo(text(all.path("data").path(all.path("data").size() - 2), "id"));
    }

    @Test
    void whoSendsNoAnthropicVersionGetsOpenAisList() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(SIMULATOR.uri().resolve("/v1/models")).header("authorization", "Bearer sk-test");
        JsonNode list = caller.send(request).json();

        assertThat(text(list, "object")).isEqualTo("list");
        assertThat(list.path("data").path(0).path("object").stringValue("")).isEqualTo("model");
    }

    @Test
    void oneModelIsFoundByItsId() {
        JsonNode model = caller.get("/v1/models/claude-haiku-4-5-20251001").json();

        assertThat(text(model, "display_name")).isEqualTo("Claude Haiku 4.5");
        assertThat(caller.get("/v1/models/nope").status()).isEqualTo(404);
    }

    @Test
    void aBatchIsMadeReadAndDeleted() {
        Object requests = List.of(
                Json.object("custom_id", "a", "params", Caller.message("one")),
                Json.object("custom_id", "b", "params", Caller.message("two")));
        JsonNode created = caller.post("/v1/messages/batches", Json.object("requests", requests))
                .json();
        String path = "/v1/messages/batches/" + text(created, "id");
        JsonNode ended = caller.get(path).json();

        assertThat(text(created, "processing_status")).isEqualTo("in_progress");
        assertThat(text(ended, "processing_status")).isEqualTo("ended");
        assertThat(text(ended, "results_url")).isEqualTo(SIMULATOR.uri() + path + "/results");
        assertThat(caller.get("/v1/messages/batches").text()).contains(text(created, "id"));

        String[] lines = caller.get(path + "/results").text().split("\n", -1);
        assertThat(lines[1]).contains("\"custom_id\":\"b\"", "Mock reply to: two", "\"service_tier\":\"batch\"");

        assertThat(text(caller.post(path + "/cancel", "").json(), "processing_status"))
                .isEqualTo("canceling");
        assertThat(text(caller.send(caller.request(path).DELETE()).json(), "type"))
                .isEqualTo("message_batch_deleted");
        assertThat(caller.get(path).status()).isEqualTo(404);
    }

    @Test
    void probesNeedNoKey() {
        for (String path : List.of("/", "/api/hello")) {
            HttpRequest.Builder head =
                    HttpRequest.newBuilder(SIMULATOR.uri().resolve(path)).method("HEAD", BodyPublishers.noBody());
            assertThat(caller.send(head).status()).isEqualTo(200);
        }
    }
}
