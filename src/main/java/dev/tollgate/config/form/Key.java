package dev.tollgate.config.form;

/**
 * One key of a mapping.
 *
 * @param about what it is for, for the schema and the table of keys
 * @param required whether a mapping without it is faulty
 * @param emptyAllowed whether an empty value is the same as no such key
 * @param alias whether it only stands for another key, so that messages do not name it
 */
public record Key<T>(String name, Form<T> form, String about, boolean required, boolean emptyAllowed, boolean alias) {

    public static <T> Key<T> optional(String name, Form<T> form, String about) {
        return new Key<>(name, form, about, false, form.mayBeEmpty(), false);
    }

    public static <T> Key<T> required(String name, Form<T> form, String about) {
        return new Key<>(name, form, about, true, false, false);
    }

    /** A key whose being there means something, so that an empty value is a mistake rather than nothing. */
    public static <T> Key<T> telling(String name, Form<T> form, String about) {
        return new Key<>(name, form, about, false, false, false);
    }

    /** The same key by another name. */
    public Key<T> alsoAs(String other) {
        return new Key<>(other, form, "the same as `" + name + "`", false, emptyAllowed, true);
    }
}
