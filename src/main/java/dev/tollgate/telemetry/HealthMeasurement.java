package dev.tollgate.telemetry;

import dev.tollgate.telemetry.health.ProcessHealth;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import jakarta.annotation.PreDestroy;

/** Measures the health of the process for as long as the gateway runs in it. */
@Context
@Requires(bean = Telemetry.class)
final class HealthMeasurement {
    private final ProcessHealth health;

    HealthMeasurement(Telemetry telemetry, EventLoopGroupRegistry loops) {
        health = ProcessHealth.start(telemetry.meter(), loops.getDefaultEventLoopGroup());
    }

    @PreDestroy
    void close() {
        health.close();
    }
}
