/**
 * The bytes of requests and answers, read for the few facts that the road needs and never turned into a tree.
 *
 * <p>Requests: start with {@link dev.tollgate.wire.RequestScan}, and {@link dev.tollgate.wire.Splice} for what is changed in
 * them. Answers: start with {@link dev.tollgate.wire.AnswerTap}; where each dialect keeps its facts stands in
 * {@code AnthropicAnswers} and {@code OpenAiAnswers}. Both stand on {@code JsonScanner}. Nothing that is read here is
 * trusted: any bytes may come. Knows {@code llm} and {@code sse}.
 */
@NullMarked
package dev.tollgate.wire;

import org.jspecify.annotations.NullMarked;
