/**
 * Who is calling: the key that a request brings, and what is known of its owner.
 *
 * <p>Start with {@link dev.tollgate.auth.ApiKeys}, the {@code apiKey} policy, and {@link dev.tollgate.auth.AuthFilter}, which
 * learns {@link dev.tollgate.auth.Identity}. Knows the pipeline, routes and the tools.
 */
@NullMarked
package dev.tollgate.auth;

import org.jspecify.annotations.NullMarked;
