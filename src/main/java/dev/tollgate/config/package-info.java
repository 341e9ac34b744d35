/**
 * The configuration file: agentgateway's, read strictly, every fault at once with its place.
 *
 * <p>Start with {@link dev.tollgate.config.Configuration}. Knows every room's settings and assembles them; no room of the
 * road knows it.
 */
@NullMarked
package dev.tollgate.config;

import org.jspecify.annotations.NullMarked;
