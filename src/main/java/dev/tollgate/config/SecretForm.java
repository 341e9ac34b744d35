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

/** A secret, such as a key for a provider: inline, usually from a variable, or the content of a file. No message ever shows it. */
final class SecretForm {
    private static final Pattern SOUND = Pattern.compile("[\\x21-\\x7e]+");
    private static final String PROVIDER_KEY = "a key of printable characters, such as $ANTHROPIC_API_KEY";

    private static final Key<String> FILE =
            Key.required("file", Texts.FILE, "a file with it; white space around it is left out");

    /** A provider's key: {@code "$KEY"} or {@code {file: path}}. */
    static final Form<String> FORM = of(PROVIDER_KEY);

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
                return file == null ? value : fromFile(fields.at(OR_FILE), file, PROVIDER_KEY);
            });

    /** As {@link #FORM}, and {@code {value: ...}} around it. */
    static final Form<String> WRAPPED = new Either<>(inline(PROVIDER_KEY), FROM_FILE_OR_VALUE);

    private SecretForm() {}

    /** Any secret: {@code "$KEY"} or {@code {file: path}}. */
    static Form<String> of(String expected) {
        return new Either<>(
                inline(expected),
                Mapping.of(FILE).reads(fields -> fromFile(fields.at(FILE), fields.get(FILE), expected)));
    }

    private static Text<String> inline(String expected) {
        return Text.secret(expected, SecretForm::sound);
    }

    private static @Nullable String sound(String text) {
        String trimmed = text.strip();
        return SOUND.matcher(trimmed).matches() ? trimmed : null;
    }

    private static @Nullable String fromFile(Value value, String file, String expected) {
        Path path = value.path(file);
        value.reads(path);
        try {
            String key = sound(Files.readString(path));
            return key == null ? value.fault("file " + file + " holds no sound key", expected) : key;
        } catch (IOException e) {
            return value.fault("file " + file + " cannot be read", "a readable file");
        }
    }
}
