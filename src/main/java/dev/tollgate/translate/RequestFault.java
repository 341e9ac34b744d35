package dev.tollgate.translate;

import java.util.regex.Pattern;

/** A fault of a Messages request, in the words of Anthropic's own validation: {@code messages.0.role: Field required}. */
final class RequestFault {

    static final String REQUIRED = "Field required";

    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    private RequestFault() {}

    static Untranslatable at(FieldPath field, String what) {
        String path = field.toString();
        return new Untranslatable(INDEX.matcher(path).replaceAll(".$1") + ": " + what, path);
    }
}
