/**
 * What a value of the configuration file may be. A {@link dev.tollgate.config.form.Form} is at once the description of a value
 * and its reader, so that what is accepted, what the JSON Schema says and what the table of keys says cannot differ.
 *
 * <p>Start with {@link dev.tollgate.config.form.Mapping}, then {@link dev.tollgate.config.form.Value}. Knows YAML's nodes and
 * nothing of Tollgate's settings.
 */
@NullMarked
package dev.tollgate.config.form;

import org.jspecify.annotations.NullMarked;
