package dev.tollgate.translate;

import dev.tollgate.llm.Dialect;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Phase;
import dev.tollgate.provider.Preset;
import dev.tollgate.read.RequestBody;
import dev.tollgate.target.Target;
import dev.tollgate.wire.RequestFacts;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link Phase#TRANSLATE}: learns {@link Translation} where client and provider speak different dialects; answers a token count
 * by an estimate where the provider counts none. Names what is lost in {@code x-tollgate-dropped}.
 */
@ServerFilter("/**")
final class TranslateFilter implements Ordered {
    private static final int LONGEST_LIST = 4_096;
    private static final List<Translator> TRANSLATORS =
            List.of(new OpenAiChatToAnthropicMessages(), new AnthropicMessagesToOpenAiChat());

    @Override
    public int getOrder() {
        return Phase.TRANSLATE.order();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> translate(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null) {
            return null;
        }
        Target target = exchange.known(Target.class);
        Dialect client = Objects.requireNonNull(exchange.dialect());
        if (target.dialect() == client) {
            return null;
        }
        if (client == Dialect.ANTHROPIC_TOKEN_COUNT) {
            return estimate(exchange);
        }
        exchange.learn(translation(exchange, target, client));
        return null;
    }

    @ResponseFilter
    void nameDropped(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Exchange exchange = Exchange.of(request);
        Translation translation = exchange == null ? null : exchange.find(Translation.class);
        if (translation != null && !translation.request().dropped().isEmpty()) {
            response.getHeaders()
                    .set("x-tollgate-dropped", listed(translation.request().dropped()));
        }
    }

    /** The names as far as they fit into a header that clients and proxies take, and how many more there are. */
    static String listed(List<String> names) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (list.length() + name.length() > LONGEST_LIST) {
                return list.append("...+").append(names.size() - i).toString();
            }
            list.append(name).append(i + 1 < names.size() ? ", " : "");
        }
        return list.toString();
    }

    /** Marked as an estimate, since a client may bill by it. */
    private static HttpResponse<?> estimate(Exchange exchange) {
        long tokens = TokenEstimate.ofRequest(exchange.known(RequestBody.class).plain());
        return HttpResponse.ok(("{\"input_tokens\":" + tokens + "}").getBytes(StandardCharsets.US_ASCII))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("x-tollgate-estimated", "input_tokens");
    }

    private static Translation translation(Exchange exchange, Target target, Dialect client) {
        Translator translator = TRANSLATORS.stream()
                .filter(one -> one.client() == client && one.provider() == target.dialect())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("nothing translates " + client + " to " + target.dialect()));
        byte[] body = exchange.known(RequestBody.class).plain();
        RequestFacts facts = exchange.known(RequestFacts.class);
        TranslatedRequest translated;
        try {
            translated = translator.request(body, new RequestHints(target.model(), null, preset(target)));
        } catch (Untranslatable e) {
            throw refused(e);
        }
        refuseIfStrict(target, translated);
        String model = target.model() == null ? facts.model() : target.model();
        AnswerHints hints = new AnswerHints(
                model == null ? "" : model,
                Boolean.TRUE.equals(facts.streamOptions().includeUsage()),
                Instant.now(),
                translated.estimatedInputTokens(),
                translated.calls());
        return new Translation(translator, translated, hints);
    }

    private static GatewayError refused(Untranslatable failure) {
        GatewayError error =
                GatewayError.client(ErrorKind.INVALID_REQUEST, "untranslatable", String.valueOf(failure.getMessage()));
        error = failure.param() == null ? error : error.param(failure.param());
        return failure.code() == null ? error : error.code(failure.code());
    }

    private static @Nullable String preset(Target target) {
        Preset preset = target.provider().preset();
        return preset == null ? null : preset.name();
    }

    private static void refuseIfStrict(Target target, TranslatedRequest translated) {
        TranslationSettings settings = target.policies().find(TranslationSettings.class);
        if (settings != null && settings.strict() && !translated.dropped().isEmpty()) {
            throw GatewayError.client(
                            ErrorKind.INVALID_REQUEST,
                            "dropped",
                            "The provider of this route has no place for " + String.join(", ", translated.dropped())
                                    + " (strict: true refuses what would be dropped)")
                    .param(translated.dropped().getFirst());
        }
    }
}
