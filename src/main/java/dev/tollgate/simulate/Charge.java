package dev.tollgate.simulate;

import dev.tollgate.llm.Dialect;

/** An answer that will be billed once it is served. */
record Charge(Dialect dialect, String model, boolean stream, String answerId, Tokens tokens) {}
