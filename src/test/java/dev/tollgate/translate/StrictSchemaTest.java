package dev.tollgate.translate;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class StrictSchemaTest {

    @Test
    void objectsAreClosedAtEveryDepth() {
        String strict = Json.write(Objects.requireNonNull(
                strict("{'type':'object','properties':{'a':{'type':'array','items':{'type':'object','properties':"
                        + "{'b':{'anyOf':[{'type':'string'},{'$ref':'#/$defs/c'}]}},'required':['b']}}},'required':['a'],"
                        + "'$defs':{'c':{'type':'object','properties':{}}}}")));

        assertThatJson(strict).inPath("additionalProperties").isEqualTo(false);
        assertThatJson(strict).inPath("properties.a.items.additionalProperties").isEqualTo(false);
        assertThatJson(strict).inPath("$.$defs.c.additionalProperties").isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','properties':{'a':{'type':'string'}},'required':[]}",
                "{'type':'object','properties':{'a':{'type':'string'}}}",
                "{'type':'object','properties':{},'additionalProperties':true}",
                "{'type':'object','properties':{'a':{'type':'object','additionalProperties':{'type':'string'}}},'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'string','minLength':1}},'required':['a']}",
                "{'type':'object','properties':{'a':{'oneOf':[]}},'required':['a']}",
                "{'type':'object','properties':{'a':true},'required':['a']}",
                "{'anyOf':[{'type':'object','properties':{}}]}",
                "{'type':'array','items':{'type':'string'}}",
            })
    void whatOpenAiRefusesIsNotStrict(String schema) {
        assertThat(strict(schema)).isNull();
    }

    private static @Nullable ObjectNode strict(String schema) {
        return Json.parse(schema.replace('\'', '"')) instanceof ObjectNode object ? StrictSchema.of(object) : null;
    }
}
