package dev.tollgate.config.form;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A share from 0 to 1; {@code true} is all and {@code false} nothing. A text may hold it, as agentgateway's files do. */
public record Fraction() implements Form<Double> {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,18})?");

    @Override
    public String expected() {
        return "a share from 0.0 to 1.0, true or false";
    }

    @Override
    public @Nullable Double read(Value value) {
        Value.Scalar scalar = value.scalar();
        if (scalar == Value.Scalar.UNSOUND) {
            return null;
        }
        if (scalar == null || scalar.is(Tag.NULL)) {
            return value.wrong(expected());
        }
        Double share = share(scalar.text());
        return share == null ? value.wrong(expected()) : share;
    }

    private static @Nullable Double share(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? 1.0 : 0.0;
        }
        if (!DECIMAL.matcher(text).matches()) {
            return null;
        }
        double share = Double.parseDouble(text);
        return share <= 1 ? (Double) share : null;
    }
}
