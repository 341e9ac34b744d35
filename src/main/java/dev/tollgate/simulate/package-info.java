/**
 * A simulated Anthropic and OpenAI upstream, faithful enough for their own clients: {@code tollgate simulate}, the
 * provider behind {@code tollgate demo}, and the provider of this project's tests.
 *
 * <p>It decides what a model "says" from directives inside the prompt, and keeps the bill of what it served, so that
 * anybody who counts on the way can be checked against it. Start with {@link dev.tollgate.simulate.Simulator}, then
 * {@code Endpoints} (request to reply) and {@code Directives}. Everything runs on one event loop: what decides returns a
 * {@code Reply}, {@code Connection} and {@code Player} carry it out. Knows {@code llm} and nothing of the road.
 */
@NullMarked
package dev.tollgate.simulate;

import org.jspecify.annotations.NullMarked;
