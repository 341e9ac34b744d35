package dev.tollgate.config.form;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A decimal number, kept exactly as it is written. A variable may hold it. */
public record Decimal(String expected) implements Form<BigDecimal> {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,2})?");

    @Override
    public @Nullable BigDecimal read(Value value) {
        Value.Scalar scalar = value.scalar();
        if (scalar == Value.Scalar.UNSOUND) {
            return null;
        }
        if (scalar == null) {
            return value.wrong(expected);
        }
        boolean number = scalar.is(Tag.INT) || scalar.is(Tag.FLOAT) || scalar.substituted();
        return number && NUMBER.matcher(scalar.text()).matches()
                ? new BigDecimal(scalar.text())
                : value.wrong(expected);
    }
}
