package dev.tollgate.admin;

import dev.tollgate.ledger.RowWriter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The answers of the API. */
final class Answers {
    /** Where the next page or export begins; {@code Link} names its whole URL. */
    static final String NEXT_CURSOR = "x-next-cursor";

    private Answers() {}

    /** Rows that fit into memory. */
    static MutableHttpResponse<byte[]> table(
            RowFormat format, String name, List<String> columns, List<List<@Nullable Object>> rows) {
        StringWriter text = new StringWriter();
        try (RowWriter writer = format.writer(text, columns)) {
            rows.forEach(writer::row);
        }
        return of(format, name, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A body in a format. CSV is offered as a file of that name, which is how a browser takes it. */
    static <B> MutableHttpResponse<B> of(RowFormat format, String name, B body) {
        MutableHttpResponse<B> answer = HttpResponse.ok(body).header("content-type", format.contentType());
        return switch (format) {
            case CSV, FOCUS ->
                answer.header("content-disposition", "attachment; filename=\"tollgate-" + name + ".csv\"");
            case JSON, JSONL -> answer;
        };
    }

    /** One row as one object. */
    static MutableHttpResponse<byte[]> object(List<String> columns, List<@Nullable Object> row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            object.put(columns.get(i), row.get(i));
        }
        return json(object);
    }

    static MutableHttpResponse<byte[]> json(Object value) {
        return HttpResponse.ok((JsonMapper.shared().writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8))
                .header("content-type", RowFormat.JSON.contentType());
    }

    /** Names the next page of what was asked. */
    static void next(HttpRequest<?> request, MutableHttpResponse<?> answer, String cursor) {
        StringJoiner query = new StringJoiner("&");
        request.getParameters().asMap().forEach((name, values) -> {
            if (!name.equals("cursor")) {
                values.forEach(value -> query.add(encoded(name) + "=" + encoded(value)));
            }
        });
        query.add("cursor=" + encoded(cursor));
        answer.header(NEXT_CURSOR, cursor).header("link", "<" + request.getPath() + "?" + query + ">; rel=\"next\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
