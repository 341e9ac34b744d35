package dev.tollgate.config;

import dev.tollgate.config.form.Key;
import dev.tollgate.pipeline.Policies;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One policy: its key in the file with its reader, which makes the record of the room that it is for.
 *
 * @param view what may be shown of it, made of maps, lists, texts and numbers, without secrets; null where it is not set
 */
record PolicyKey(Key<? extends Record> key, Function<Policies, @Nullable Object> view) {}
