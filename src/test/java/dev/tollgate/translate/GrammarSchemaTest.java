package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class GrammarSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','additionalProperties':true}",
                "{'type':'object','additionalProperties':{'type':'number'}}",
                "{'type':'object','patternProperties':{'^a':{'type':'string'}}}",
                "{'type':'object','properties':{'any':{}}}",
                "{'type':'object','properties':{'self':{'$ref':'#'}}}",
                "{'type':'object','properties':{'a':{'$ref':'#/$defs/a'}},'$defs':{'a':{'type':'array','items':{'$ref':'#/$defs/a'}}}}",
                "{'type':'object','properties':{'a':{'$ref':'https://example.com/a.json'}}}",
                "{'type':'object','properties':{'a':{'enum':[{'b':1}]}}}",
                "{'type':'object','properties':{'a':{'not':{'type':'string'}}}}",
                "{'anyOf':[{'type':'string'}],'oneOf':[{'type':'string'}]}",
                "{'type':'object','properties':{'a':true}}"
            })
    void whatCannotBeHeldIsNotFitted(String schema) {
        assertThat(fit(schema, new Dropped())).isNull();
    }

    @Test
    void aSchemaWithinTheGrammarStaysAsItIs() {
        String schema = "{'type':'object','properties':{'a':{'$ref':'#/$defs/a'},'b':{'$ref':'#/$defs/a'}},"
                + "'required':['a'],'additionalProperties':false,'$defs':{'a':{'type':['string','null'],"
                + "'format':'date','description':'A day'}}}";
        assertThat(GrammarSchema.takes(json(schema))).isTrue();
        assertThat(fit(schema, new Dropped())).isEqualTo(json(schema));
    }

    @Test
    void boundsAreSaidInWordsAndNamed() {
        Dropped dropped = new Dropped();
        ObjectNode fitted = fit(
                "{'type':'object','properties':{'a':{'type':'integer','minimum':1,'description':'Count'}}}", dropped);
        assertThat(fitted)
                .isEqualTo(json(
                        "{'type':'object','properties':{'a':{'type':'integer','description':'Count (minimum: 1)'}},"
                                + "'additionalProperties':false}"));
        assertThat(dropped.names()).containsExactly("schema.properties.a.minimum");
    }

    @Test
    void aWebOfReferencesIsFollowedOnce() {
        StringBuilder schema = new StringBuilder("{'$ref':'#/$defs/d0','$defs':{");
        for (int i = 0; i < 60; i++) {
            schema.append(
                    "'d%d':{'anyOf':[{'$ref':'#/$defs/d%d'},{'$ref':'#/$defs/d%d'}]},".formatted(i, i + 1, i + 1));
        }
        assertThat(fit(schema + "'d60':{'type':'string'}}}", new Dropped())).isNotNull();
    }

    private static @Nullable ObjectNode fit(String schema, Dropped dropped) {
        return GrammarSchema.fit(json(schema), FieldPath.of("schema"), dropped);
    }

    private static ObjectNode json(String singleQuoted) {
        return (ObjectNode) Objects.requireNonNull(Json.parse(singleQuoted.replace('\'', '"')));
    }
}
