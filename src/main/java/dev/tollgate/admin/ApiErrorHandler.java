package dev.tollgate.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells an {@link ApiError} as {@code {"error": {"message": ..., "param": ...}}}. */
@Singleton
final class ApiErrorHandler implements ExceptionHandler<ApiError, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // the interface's own signature
    public HttpResponse<?> handle(HttpRequest request, ApiError error) {
        return answer(error);
    }

    static HttpResponse<byte[]> answer(ApiError error) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("message", error.message());
        told.put("param", error.param());
        MutableHttpResponse<byte[]> answer = HttpResponse.<byte[]>status(error.status())
                .body((JsonMapper.shared().writeValueAsString(Map.of("error", told)) + "\n")
                        .getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
        // the guard's own refusals do not pass it again
        AdminGuard.close(answer.getHeaders());
        return error.status() == HttpStatus.UNAUTHORIZED
                ? answer.header("www-authenticate", "Bearer realm=\"tollgate\"")
                : answer;
    }
}
