package dev.tollgate.telemetry.health;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** {@code jvm.memory.*}, by OpenTelemetry's JVM conventions: each pool of memory, in bytes. */
final class JvmMemory {
    private static final AttributeKey<String> TYPE = stringKey("jvm.memory.type");
    private static final AttributeKey<String> POOL = stringKey("jvm.memory.pool.name");

    private final Map<MemoryPoolMXBean, Attributes> pools = new LinkedHashMap<>();

    private JvmMemory() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            String type = pool.getType() == MemoryType.HEAP ? "heap" : "non_heap";
            pools.put(pool, Attributes.of(TYPE, type, POOL, pool.getName()));
        }
    }

    static void measure(Meter meter) {
        JvmMemory memory = new JvmMemory();
        memory.measure(meter, "jvm.memory.used", "Memory used.", MemoryPoolMXBean::getUsage, MemoryUsage::getUsed);
        memory.measure(
                meter,
                "jvm.memory.committed",
                "Memory committed.",
                MemoryPoolMXBean::getUsage,
                MemoryUsage::getCommitted);
        memory.measure(
                meter, "jvm.memory.limit", "Memory that can be had.", MemoryPoolMXBean::getUsage, MemoryUsage::getMax);
        memory.measure(
                meter,
                "jvm.memory.used_after_last_gc",
                "Memory used after the last garbage collection of the pool.",
                MemoryPoolMXBean::getCollectionUsage,
                MemoryUsage::getUsed);
    }

    private void measure(
            Meter meter,
            String name,
            String description,
            Function<MemoryPoolMXBean, @Nullable MemoryUsage> usage,
            ToLongFunction<MemoryUsage> value) {
        meter.upDownCounterBuilder(name)
                .setUnit("By")
                .setDescription(description)
                .buildWithCallback(bytes -> pools.forEach((pool, attributes) -> {
                    MemoryUsage now = usage.apply(pool);
                    record(bytes, now == null ? -1 : value.applyAsLong(now), attributes);
                }));
    }

    /** The JDK says -1 where there is no limit. */
    private static void record(ObservableLongMeasurement bytes, long value, Attributes attributes) {
        if (value >= 0) {
            bytes.record(value, attributes);
        }
    }
}
