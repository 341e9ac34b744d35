package dev.tollgate.config;

import dev.tollgate.config.form.Either;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A key for a provider: inline, usually from a variable, or the content of a file. No message ever shows it. */
final class SecretForm {
    private static final Pattern SOUND = Pattern.compile("[\\x21-\\x7e]+");
    private static final String EXPECTED = "a key of printable characters, such as $ANTHROPIC_API_KEY";

    private static final Text<String> INLINE = Text.secret(EXPECTED, SecretForm::sound);

    private static final Key<String> FILE =
            Key.required("file", Texts.FILE, "a file with the key; white space around it is left out");
    private static final Form<String> FROM_FILE =
            Mapping.of(FILE).reads(fields -> fromFile(fields.at(FILE), fields.get(FILE)));

    /** {@code "$KEY"} or {@code {file: path}}. */
    static final Form<String> FORM = new Either<>(INLINE, FROM_FILE);

    private static final Key<String> VALUE = Key.telling("value", FORM, "the key");
    private static final Key<String> OR_FILE =
            Key.telling("file", Texts.FILE, "a file with the key; white space around it is left out");
    private static final Form<String> FROM_FILE_OR_VALUE = Mapping.of(VALUE, OR_FILE)
            .notSupported("location")
            .reads(fields -> {
                String value = fields.find(VALUE);
                String file = fields.find(OR_FILE);
                if (fields.has(VALUE) == fields.has(OR_FILE)) {
                    String what = fields.has(VALUE) ? " has both value and file" : " has neither value nor file";
                    return fields.mapping().fault(fields.mapping().name() + what, "one of them");
                }
                return file == null ? value : fromFile(fields.at(OR_FILE), file);
            });

    /** As {@link #FORM}, and {@code {value: ...}} around it. */
    static final Form<String> WRAPPED = new Either<>(INLINE, FROM_FILE_OR_VALUE);

    private SecretForm() {}

    private static @Nullable String sound(String text) {
        String trimmed = text.strip();
        return SOUND.matcher(trimmed).matches() ? trimmed : null;
    }

    private static @Nullable String fromFile(Value value, String file) {
        Path path = value.path(file);
        value.reads(path);
        try {
            String key = sound(Files.readString(path));
            return key == null ? value.fault("file " + file + " holds no sound key", EXPECTED) : key;
        } catch (IOException e) {
            return value.fault("file " + file + " cannot be read", "a readable file");
        }
    }
}
