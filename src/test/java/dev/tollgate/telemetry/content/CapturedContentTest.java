package dev.tollgate.telemetry.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Dialect;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of questions and answers, dialect by dialect, and what is not. */
final class CapturedContentTest {
    private static CapturedContent told(Dialect dialect, String question, @Nullable AnswerCapture answer) {
        return CapturedContent.of(dialect, question.getBytes(UTF_8), answer);
    }

    private static AnswerCapture whole(Dialect dialect, String answer) {
        AnswerCapture capture = new AnswerCapture(dialect, false);
        capture.accept(ByteBuffer.wrap(answer.getBytes(UTF_8)));
        return capture;
    }

    /** In pieces of any cut. */
    private static AnswerCapture stream(Dialect dialect, String events) {
        AnswerCapture capture = new AnswerCapture(dialect, true);
        byte[] bytes = events.getBytes(UTF_8);
        Random random = new Random(7);
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
            capture.accept(ByteBuffer.wrap(bytes, at, length));
            at += length;
        }
        return capture;
    }

    @Test
    void anAnthropicConversation() {
        String png = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        String question = """
                {"model": "m", "system": [{"type": "text", "text": "Be brief."}],
                 "tools": [{"name": "add", "description": "Adds.", "input_schema": {"type": "object"}}],
                 "messages": [
                   {"role": "user", "content": "Hello"},
                   {"role": "assistant", "content": [
                     {"type": "thinking", "thinking": "Hm.", "signature": "s"},
                     {"type": "tool_use", "id": "t1", "name": "add", "input": {"a": 1}}]},
                   {"role": "user", "content": [
                     {"type": "tool_result", "tool_use_id": "t1", "content": "2"},
                     {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "%s"}},
                     {"type": "document", "source": {"type": "url", "url": "https://example.com/a.pdf"}}]}]}""".formatted(png);
        CapturedContent told = told(Dialect.ANTHROPIC_MESSAGES, question, whole(Dialect.ANTHROPIC_MESSAGES, """
                {"role": "assistant", "content": [{"type": "text", "text": "Two."}], "stop_reason": "end_turn"}"""));

        assertThatJson(told.systemInstructions()).isEqualTo("[{\"type\": \"text\", \"content\": \"Be brief.\"}]");
        assertThatJson(told.toolDefinitions()).isEqualTo("""
                [{"type": "function", "name": "add", "description": "Adds.", "parameters": {"type": "object"}}]""");
        assertThatJson(told.inputMessages()).isEqualTo("""
                [{"role": "user", "parts": [{"type": "text", "content": "Hello"}]},
                 {"role": "assistant", "parts": [
                   {"type": "reasoning", "content": "Hm."},
                   {"type": "tool_call", "id": "t1", "name": "add", "arguments": {"a": 1}}]},
                 {"role": "user", "parts": [
                   {"type": "tool_call_response", "id": "t1", "response": "2"},
                   {"type": "blob", "modality": "image", "mime_type": "image/png", "content": "", "size": 3,
                    "sha256": "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"},
                   {"type": "uri", "modality": "document", "uri": "https://example.com/a.pdf"}]}]""");
        assertThatJson(told.outputMessages()).isEqualTo("""
                [{"role": "assistant", "parts": [{"type": "text", "content": "Two."}], "finish_reason": "end_turn"}]""");
    }

    @Test
    void anAnthropicStream() {
        CapturedContent told = told(Dialect.ANTHROPIC_MESSAGES, "{}", stream(Dialect.ANTHROPIC_MESSAGES, """
                event: message_start
                data: {"type":"message_start","message":{"role":"assistant","content":[]}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Well"}}

                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"H\u00e9l"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"lo"}}

                event: content_block_start
                data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t","name":"f","input":{}}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\\"a\\":"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"1}"}}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"tool_use"}}

                """));

        assertThatJson(told.outputMessages()).isEqualTo("""
                [{"role": "assistant", "parts": [
                   {"type": "reasoning", "content": "Well"},
                   {"type": "text", "content": "H\u00e9llo"},
                   {"type": "tool_call", "id": "t", "name": "f", "arguments": {"a": 1}}],
                  "finish_reason": "tool_use"}]""");
    }

    @Test
    void aChat() {
        CapturedContent told = told(Dialect.OPENAI_CHAT, """
                {"tools": [{"type": "function", "function": {"name": "add", "parameters": {"type": "object"}}}],
                 "messages": [
                   {"role": "system", "content": "Be brief."},
                   {"role": "user", "content": [
                     {"type": "text", "text": "Look"},
                     {"type": "image_url", "image_url": {"url": "data:image/png;base64,AQID"}}]},
                   {"role": "assistant", "content": null, "tool_calls": [
                     {"id": "c1", "type": "function", "function": {"name": "add", "arguments": "{\\"a\\":1}"}}]},
                   {"role": "tool", "tool_call_id": "c1", "content": "2"}]}""", whole(Dialect.OPENAI_CHAT, """
                {"choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Two."}}]}"""));

        assertThat(told.systemInstructions()).isNull();
        assertThatJson(told.toolDefinitions())
                .isEqualTo("[{\"type\": \"function\", \"name\": \"add\", \"parameters\": {\"type\": \"object\"}}]");
        assertThatJson(told.inputMessages()).isArray().hasSize(4);
        assertThatJson(told.inputMessages()).node("[1].parts[1].type").isEqualTo("blob");
        assertThatJson(told.inputMessages()).node("[2].parts[0]").isEqualTo("""
                {"type": "tool_call", "id": "c1", "name": "add", "arguments": {"a": 1}}""");
        assertThatJson(told.inputMessages()).node("[3]").isEqualTo("""
                {"role": "tool", "parts": [{"type": "tool_call_response", "id": "c1", "response": "2"}]}""");
        assertThatJson(told.outputMessages()).isEqualTo("""
                [{"role": "assistant", "parts": [{"type": "text", "content": "Two."}], "finish_reason": "stop"}]""");
    }

    @Test
    void aChatStream() {
        CapturedContent told = told(Dialect.OPENAI_CHAT, "{}", stream(Dialect.OPENAI_CHAT, """
                data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"}}]}

                data: {"choices":[{"index":0,"delta":{"content":"lo"}}]}

                data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"f","arguments":"{\\"a\\""}}]}}]}

                data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]},"finish_reason":"tool_calls"}]}

                data: [DONE]

                """));

        assertThatJson(told.outputMessages()).isEqualTo("""
                [{"role": "assistant", "parts": [
                   {"type": "text", "content": "Hello"},
                   {"type": "tool_call", "id": "c", "name": "f", "arguments": {"a": 1}}],
                  "finish_reason": "tool_calls"}]""");
    }

    @Test
    void responses() {
        CapturedContent told = told(Dialect.OPENAI_RESPONSES, """
                {"instructions": "Be brief.", "input": "Hello"}""", stream(Dialect.OPENAI_RESPONSES, """
                event: response.output_item.done
                data: {"type":"response.output_item.done","item":{"type":"message","content":[{"type":"output_text","text":"Hi"}]}}

                event: response.completed
                data: {"type":"response.completed","response":{"status":"completed"}}

                """));

        assertThatJson(told.systemInstructions()).isEqualTo("[{\"type\": \"text\", \"content\": \"Be brief.\"}]");
        assertThatJson(told.inputMessages())
                .isEqualTo("[{\"role\": \"user\", \"parts\": [{\"type\": \"text\", \"content\": \"Hello\"}]}]");
        assertThatJson(told.outputMessages()).isEqualTo("""
                [{"role": "assistant", "parts": [{"type": "text", "content": "Hi"}], "finish_reason": "completed"}]""");
    }

    @Test
    void aPartIsCutAndAllIsBounded() {
        String endless = "x".repeat(100_000);
        StringBuilder messages = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            messages.append(i == 0 ? "" : ",")
                    .append("{\"role\": \"user\", \"content\": \"")
                    .append(i)
                    .append(endless)
                    .append("\"}");
        }
        CapturedContent told = told(
                Dialect.ANTHROPIC_MESSAGES,
                "{\"system\": \"" + endless + "\", \"messages\": [" + messages + "]}",
                whole(
                        Dialect.ANTHROPIC_MESSAGES,
                        "{\"content\": [{\"type\": \"text\", \"text\": \"" + endless + "\"}]}"));

        assertThat(told.systemInstructions()).hasSizeBetween(4096, 4200).contains("\u2026");
        assertThat(told.outputMessages()).hasSizeBetween(4096, 4200);
        assertThat(told.inputMessages()).contains("\"99xxx").doesNotContain("\"10xxx");
        int all = String.valueOf(told.inputMessages()).length()
                + String.valueOf(told.outputMessages()).length()
                + String.valueOf(told.systemInstructions()).length();
        assertThat(all).isLessThan(65 * 1024);
    }

    @Test
    void whatLooksLikeAKeyIsNotTold() {
        CapturedContent told = told(Dialect.ANTHROPIC_MESSAGES, """
                {"tools": [{"name": "t", "description": "uses sk-ant-abcdefghijklmnopqrstuv"}],
                 "messages": [{"role": "user", "content": [
                  {"type": "text", "text": "sk-ant-api03-abcdefghijklmnop and AKIAIOSFODNN7EXAMPLE, Bearer abcdefghijklmnopqrstuvwx"},
                  {"type": "tool_result", "tool_use_id": "t", "content": "ghp_abcdefghijklmnopqrstuvwxyz0123456789"},
                  {"type": "tool_use", "id": "t", "name": "f", "input": {"key": "sk-proj-abcdefghijklmnopqrst"}}]}]}""", null);

        assertThat(told.inputMessages())
                .contains("[REDACTED] and [REDACTED], Bearer [REDACTED]")
                .doesNotContain("abcdefgh", "EXAMPLE");
        assertThat(told.toolDefinitions()).contains("uses [REDACTED]").doesNotContain("abcdefgh");
    }

    @Test
    void whatIsNoJsonIsNotTold() {
        CapturedContent told =
                told(Dialect.ANTHROPIC_MESSAGES, "nonsense", whole(Dialect.ANTHROPIC_MESSAGES, "<html>"));

        assertThat(told).isEqualTo(new CapturedContent(null, null, null, null));
    }

    @Test
    void jsonOfAnotherShapeDoesNoHarm() {
        for (String body : new String[] {
            "",
            "[]",
            "1",
            "null",
            "{\"messages\": 1, \"system\": {}, \"tools\": \"x\"}",
            "{\"messages\": [1, null, {}]}"
        }) {
            for (Dialect dialect : Dialect.values()) {
                assertThat(told(dialect, body, whole(dialect, body))).isNotNull();
                assertThat(told(dialect, body, stream(dialect, "data: " + body + "\n\ndata: {\"choices\":[1,{}]}\n\n")))
                        .isNotNull();
            }
        }
    }
}
