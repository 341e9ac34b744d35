package dev.tollgate.config;

import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.OneOf;
import dev.tollgate.config.form.Text;
import dev.tollgate.route.RouteCondition;
import dev.tollgate.route.RouteCondition.NamedMatch;
import dev.tollgate.route.RouteCondition.PathMatch;
import dev.tollgate.route.RouteCondition.ValueMatch;
import java.util.List;

/** {@code matches}: what a request must be like for a route. */
final class MatchForms {
    private static final Key<PathMatch> EXACT_PATH =
            Key.telling("exact", Texts.URL_PATH.map(PathMatch.Exact::new), "the whole path");
    private static final Key<PathMatch> PREFIX = Key.telling(
            "pathPrefix", Texts.URL_PATH.map(PathMatch.Prefix::new), "the path or one below it, by whole segments");
    private static final Key<PathMatch> REGEX_PATH =
            Key.telling("regex", Texts.REGEX.map(PathMatch.Regex::new), "a regular expression for the whole path");
    private static final Key<PathMatch> PATH = Key.telling(
            "path", OneOf.of(List.of(EXACT_PATH, PREFIX, REGEX_PATH)), "the path, without the query; any unless given");

    private static final Text<String> ANY_TEXT = Text.of("a text", null, text -> text);
    private static final Key<ValueMatch> EXACT =
            Key.telling("exact", ANY_TEXT.map(ValueMatch.Exact::new), "the whole value");
    private static final Key<ValueMatch> REGEX =
            Key.telling("regex", Texts.REGEX.map(ValueMatch.Regex::new), "a regular expression for the whole value");
    private static final Form<ValueMatch> VALUE_FORM = OneOf.of(List.of(EXACT, REGEX));
    private static final Key<ValueMatch> VALUE = Key.required("value", VALUE_FORM, "what it must be");

    private static final Key<String> HEADER = Key.required("name", Texts.HEADER_NAME, "the header, in any case");
    private static final Key<List<NamedMatch>> HEADERS = Key.optional(
            "headers",
            ListOf.of(Mapping.of(HEADER, VALUE).reads(fields -> new NamedMatch(fields.get(HEADER), fields.get(VALUE)))),
            "headers, all of which must fit");

    private static final Key<String> PARAMETER = Key.required("name", Text.ANY, "the query parameter");
    private static final Key<List<NamedMatch>> QUERY = Key.optional(
            "query",
            ListOf.of(Mapping.of(PARAMETER, VALUE)
                    .reads(fields -> new NamedMatch(fields.get(PARAMETER), fields.get(VALUE)))),
            "query parameters, all of which must fit");

    private static final Key<String> METHOD = Key.optional("method", Texts.METHOD, "the HTTP method; any unless given");

    static final Key<List<RouteCondition>> MATCHES = Key.optional(
            "matches",
            ListOf.of(Mapping.of(PATH, METHOD, HEADERS, QUERY)
                    .reads(fields -> new RouteCondition(
                            fields.find(PATH),
                            fields.find(METHOD),
                            fields.get(HEADERS, List.of()),
                            fields.get(QUERY, List.of())))),
            "what a request must be like: one of these, in all its parts; any request unless given");

    private MatchForms() {}
}
