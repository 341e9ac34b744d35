/**
 * What is known of the companies and servers that answer: their names, hosts and paths, and how they want a key.
 *
 * <p>A tool of plain data. Start with {@link dev.tollgate.provider.ProviderKind}; {@link dev.tollgate.provider.Presets} are
 * the servers with OpenAI's dialect that need no configuration but a key.
 */
@NullMarked
package dev.tollgate.provider;

import org.jspecify.annotations.NullMarked;
