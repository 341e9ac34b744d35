package dev.tollgate.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request wants to happen, written into the last user message so that it passes through any gateway and any
 * translation. The first of each kind counts; all {@code tool} directives count.
 *
 * <pre>
 * [[id:TAG]]                  tags the request in the log and on the bill
 * [[say:TEXT]]                answers exactly this
 * [[tool:NAME {json}]]        calls a tool that was offered; repeated: parallel calls; without json: made from its schema
 * [[long:N]]                  answers N words, each a delta of its own
 * [[slow:N:MS]]               the same, MS apart
 * [[events:N]] [[size:BYTES]] [[delay:MS]]   N deltas of BYTES each, MS apart
 * [[ttfb:MS]]                 waits before the head of the answer
 * [[idle:MS]] [[idleping:MS]] silent after the first delta; with a ping each second
 * [[fail:STATUS:N:KEY:OPTION...]]  the first N requests with KEY fail (-1: all); ra=SECONDS rams=MS xsr=true|false html
 * [[failreset:N:KEY]]         the same, by a connection reset
 * [[mid:KIND]] [[midonce:KIND:N:KEY]]  after three deltas: error disconnect truncate hang nullevent badutf8
 * [[stop:REASON]]             stops for this reason, in Anthropic's words
 * [[stats]]                   answers what was understood of the request, as JSON
 * [[cached]]                  bills 1000 tokens as read from a cache
 * [[usage:IN:OUT:CACHEREAD:CACHE5M:CACHE1H:REASONING:WEBSEARCHES]]  bills exactly this; IN excludes the cached input
 * [[nousage]] [[tier:NAME]]   bills, but does not tell the usage; names another service tier
 * [[gzip]] [[crlf]] [[split]] compresses the stream; ends its lines by CRLF; writes it in pieces of seven bytes
 * </pre>
 *
 * The same words may come in a header for load tests: {@code x-simulate: events=150, size=64, delay=20}.
 */
final class Directives {
    /** The header that carries directives as {@code name=value, name, ...}. */
    static final String HEADER = "x-simulate";

    private static final Pattern ANY = Pattern.compile("\\[\\[[^\\]]*\\]\\]");
    private static final Pattern TOOL = Pattern.compile("\\[\\[tool:([\\w.\\-]+)\\s*");
    private static final Set<String> NAMES =
            Set.of(("id say long slow events size delay ttfb idle idleping fail failreset"
                            + " mid midonce stop stats cached usage nousage tier gzip crlf split")
                    .split(" ", -1));

    private final Map<String, String> values;
    private final List<ToolDirective> tools;

    /** One wanted call; the input is null when it is to be made up. */
    record ToolDirective(String name, @Nullable ObjectNode input) {}

    private Directives(Map<String, String> values, List<ToolDirective> tools) {
        this.values = values;
        this.tools = tools;
    }

    /** The directives of a prompt, and those of the header where the prompt has none of that name. */
    static Directives of(String prompt, @Nullable String header) {
        Map<String, String> values = new HashMap<>();
        for (int at = prompt.indexOf("[["); at >= 0; at = prompt.indexOf("[[", at + 2)) {
            int end = prompt.indexOf("]]", at);
            if (end > 0) {
                add(values, prompt.substring(at + 2, end), ':');
            }
        }
        if (header != null) {
            for (String one : header.split(",", -1)) {
                add(values, one.strip(), '=');
            }
        }
        return new Directives(values, tools(prompt));
    }

    private static void add(Map<String, String> values, String directive, char separator) {
        int colon = directive.indexOf(separator);
        String name = colon < 0 ? directive : directive.substring(0, colon);
        if (NAMES.contains(name)) {
            values.putIfAbsent(name, colon < 0 ? "" : directive.substring(colon + 1));
        }
    }

    private static List<ToolDirective> tools(String prompt) {
        List<ToolDirective> found = new ArrayList<>();
        Matcher tool = TOOL.matcher(prompt);
        while (tool.find()) {
            boolean hasInput = tool.end() < prompt.length() && prompt.charAt(tool.end()) == '{';
            found.add(new ToolDirective(tool.group(1), hasInput ? input(prompt, tool.end()) : null));
        }
        return found;
    }

    private static ObjectNode input(String prompt, int start) {
        try (JsonParser parser = Json.MAPPER.createParser(prompt.substring(start))) {
            JsonNode tree = parser.readValueAsTree();
            return tree instanceof ObjectNode object ? object : Json.object();
        } catch (JacksonException e) {
            return Json.object();
        }
    }

    /** A prompt without its directives. */
    static String stripped(String prompt) {
        return ANY.matcher(prompt).replaceAll("").strip();
    }

    List<ToolDirective> tools() {
        return tools;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    String text(String name) {
        return values.get(name);
    }

    /** The parts of a directive between its colons; none when it is not there. */
    List<String> parts(String name) {
        String value = values.get(name);
        return value == null ? List.of() : List.of(value.split(":", -1));
    }

    /** A part as a whole number, or what is said for a part that is absent or no number. */
    long number(String name, int part, long otherwise) {
        List<String> parts = parts(name);
        try {
            return part < parts.size() ? Long.parseLong(parts.get(part).strip()) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
