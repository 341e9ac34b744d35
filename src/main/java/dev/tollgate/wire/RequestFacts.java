package dev.tollgate.wire;

import org.jspecify.annotations.Nullable;

public record RequestFacts(@Nullable String model, boolean stream) {}
