package dev.tollgate.telemetry.health;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import com.sun.management.OperatingSystemMXBean;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** {@code jvm.thread.*}, {@code jvm.class.*} and {@code jvm.cpu.*}, by OpenTelemetry's JVM conventions. */
final class JvmRuntime {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final AttributeKey<Boolean> DAEMON = booleanKey("jvm.thread.daemon");
    private static final AttributeKey<String> STATE = stringKey("jvm.thread.state");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private JvmRuntime() {}

    static void measure(Meter meter) {
        meter.upDownCounterBuilder("jvm.thread.count")
                .setUnit("{thread}")
                .setDescription("Platform threads.")
                .buildWithCallback(JvmRuntime::threads);
        classes(meter, ManagementFactory.getClassLoadingMXBean());
        cpu(meter, (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean());
    }

    private static void threads(ObservableLongMeasurement count) {
        Map<Attributes, Long> counts = new HashMap<>();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            // null for a thread that has ended since its id was read
            if (thread != null) {
                String state = thread.getThreadState().name().toLowerCase(Locale.ROOT);
                counts.merge(Attributes.of(DAEMON, thread.isDaemon(), STATE, state), 1L, Long::sum);
            }
        }
        counts.forEach((attributes, number) -> count.record(number, attributes));
    }

    private static void classes(Meter meter, ClassLoadingMXBean classes) {
        meter.counterBuilder("jvm.class.loaded")
                .setUnit("{class}")
                .setDescription("Classes loaded since the start.")
                .buildWithCallback(count -> count.record(classes.getTotalLoadedClassCount()));
        meter.counterBuilder("jvm.class.unloaded")
                .setUnit("{class}")
                .setDescription("Classes unloaded since the start.")
                .buildWithCallback(count -> count.record(classes.getUnloadedClassCount()));
        meter.upDownCounterBuilder("jvm.class.count")
                .setUnit("{class}")
                .setDescription("Classes that are loaded.")
                .buildWithCallback(count -> count.record(classes.getLoadedClassCount()));
    }

    private static void cpu(Meter meter, OperatingSystemMXBean system) {
        meter.counterBuilder("jvm.cpu.time")
                .ofDoubles()
                .setUnit("s")
                .setDescription("CPU time used by the process, as the JVM reports it.")
                .buildWithCallback(time -> time.record(system.getProcessCpuTime() / NANOS_PER_SECOND));
        meter.upDownCounterBuilder("jvm.cpu.count")
                .setUnit("{cpu}")
                .setDescription("Processors that the JVM may use.")
                .buildWithCallback(count -> count.record(Runtime.getRuntime().availableProcessors()));
        meter.gaugeBuilder("jvm.cpu.recent_utilization")
                .setUnit("1")
                .setDescription("Recent share of the processors that the process used.")
                .buildWithCallback(share -> {
                    double load = system.getProcessCpuLoad();
                    if (load >= 0) {
                        share.record(load);
                    }
                });
    }
}
