package dev.tollgate.telemetry.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ProcessHealthTest {
    private static MetricData metric(InMemoryMetricReader reader, String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    @Test
    void theProcessSaysHowItIs() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (SdkMeterProvider meters =
                        SdkMeterProvider.builder().registerMetricReader(reader).build();
                ProcessHealth health = ProcessHealth.start(meters.get("test"), loops)) {
            assertThat(health).isNotNull();
            assertThat(reader.collectAllMetrics())
                    .extracting(MetricData::getName)
                    .contains(
                            "jvm.memory.used",
                            "jvm.memory.committed",
                            "jvm.memory.limit",
                            "jvm.memory.used_after_last_gc",
                            "jvm.thread.count",
                            "jvm.class.loaded",
                            "jvm.class.unloaded",
                            "jvm.class.count",
                            "jvm.cpu.time",
                            "jvm.cpu.count",
                            "process.uptime",
                            "process.unix.file_descriptor.count",
                            "tollgate.netty.buffer.memory");
            assertThat(metric(reader, "process.memory.usage").getLongSumData().getPoints())
                    .singleElement()
                    .satisfies(point -> assertThat(point.getValue()).isGreaterThan(10_000_000));
            assertThat(metric(reader, "process.cpu.time").getDoubleSumData().getPoints())
                    .hasSize(2)
                    .allSatisfy(point -> assertThat(point.getValue()).isPositive());
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void collectionsOfGarbageAreTimed() throws InterruptedException {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        try (SdkMeterProvider meters =
                        SdkMeterProvider.builder().registerMetricReader(reader).build();
                GarbageCollections collections = GarbageCollections.measure(meters.get("test"))) {
            assertThat(collections).isNotNull();
            System.gc();
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (reader.collectAllMetrics().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }

            assertThat(metric(reader, "jvm.gc.duration").getHistogramData().getPoints())
                    .isNotEmpty();
        }
    }

    @Test
    void anEventLoopThatIsHeldUpIsLate() throws InterruptedException {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (SdkMeterProvider meters =
                        SdkMeterProvider.builder().registerMetricReader(reader).build();
                EventLoopLag lag = EventLoopLag.measure(meters.get("test"), loops)) {
            assertThat(lag).isNotNull();
            loops.execute(() -> {
                try {
                    Thread.sleep(1500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (reader.collectAllMetrics().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }

            assertThat(metric(reader, "tollgate.event_loop.lag")
                            .getHistogramData()
                            .getPoints())
                    .first()
                    .satisfies(point -> assertThat(point.getMax()).isGreaterThan(0.3));
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }
}
