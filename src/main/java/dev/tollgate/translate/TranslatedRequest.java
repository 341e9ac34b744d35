package dev.tollgate.translate;

import java.util.List;

/**
 * A request in the provider's dialect.
 *
 * @param body JSON, UTF-8
 * @param dropped the fields of the client's request that the provider's dialect has no place for, as
 *     {@code x-tollgate-dropped} lists them: {@code seed}, {@code messages[0].name}, in the order of the request
 */
public record TranslatedRequest(byte[] body, List<String> dropped) {

    public TranslatedRequest {
        dropped = List.copyOf(dropped);
    }
}
