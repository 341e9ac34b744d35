/** Tests of {@link dev.tollgate.llm}. */
@NullMarked
package dev.tollgate.llm;

import org.jspecify.annotations.NullMarked;
