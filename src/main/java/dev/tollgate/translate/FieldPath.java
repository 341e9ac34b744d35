package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;

/**
 * Where in a request something stands, such as {@code messages[2].content[0].text}. Steps are only put together when a
 * name is wanted, which for most of a request is never.
 */
final class FieldPath {

    /** The request itself; its name is empty. */
    static final FieldPath REQUEST = new FieldPath(null, "", -1);

    private final @Nullable FieldPath parent;
    private final String name;
    private final int index;

    private FieldPath(@Nullable FieldPath parent, String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /** A field of the request. */
    static FieldPath of(String field) {
        return REQUEST.field(field);
    }

    FieldPath field(String field) {
        return new FieldPath(this, field, -1);
    }

    FieldPath at(int element) {
        return new FieldPath(this, "", element);
    }

    /** The fault of a field that is not there. */
    Untranslatable missing() {
        return new Untranslatable("Missing required parameter: '" + this + "'.", toString());
    }

    /** The fault of a field of another type. */
    Untranslatable wrongType(String expected) {
        return new Untranslatable("Invalid type for '" + this + "': expected " + expected + ".", toString());
    }

    @Override
    public String toString() {
        return write(new StringBuilder()).toString();
    }

    private StringBuilder write(StringBuilder out) {
        if (parent == null) {
            return out;
        }
        parent.write(out);
        if (index >= 0) {
            return out.append('[').append(index).append(']');
        }
        return (out.isEmpty() ? out : out.append('.')).append(name);
    }
}
