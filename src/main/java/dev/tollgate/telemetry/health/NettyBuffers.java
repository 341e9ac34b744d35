package dev.tollgate.telemetry.health;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;

/** The memory that Netty's default allocator holds for the bytes of requests and answers. */
final class NettyBuffers {
    private static final AttributeKey<String> TYPE = stringKey("tollgate.buffer.type");
    private static final Attributes DIRECT = Attributes.of(TYPE, "direct");
    private static final Attributes HEAP = Attributes.of(TYPE, "heap");

    private NettyBuffers() {}

    static void measure(Meter meter) {
        if (ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider provider) {
            ByteBufAllocatorMetric metric = provider.metric();
            meter.upDownCounterBuilder("tollgate.netty.buffer.memory")
                    .setUnit("By")
                    .setDescription("Memory that Netty's allocator holds.")
                    .buildWithCallback(bytes -> {
                        bytes.record(metric.usedDirectMemory(), DIRECT);
                        bytes.record(metric.usedHeapMemory(), HEAP);
                    });
        }
    }
}
