package dev.tollgate.telemetry.health;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import com.sun.management.UnixOperatingSystemMXBean;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code process.*}, by OpenTelemetry's process conventions, as far as the operating system tells. */
final class ProcessResources {
    private static final AttributeKey<String> MODE = stringKey("cpu.mode");
    private static final Attributes USER = Attributes.of(MODE, "user");
    private static final Attributes SYSTEM = Attributes.of(MODE, "system");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final long BYTES_PER_KB = 1024;
    private static final double TICKS_PER_SECOND = 100;
    private static final double MILLIS_PER_SECOND = 1000;

    private ProcessResources() {}

    static void measure(Meter meter) {
        meter.gaugeBuilder("process.uptime")
                .setUnit("s")
                .setDescription("Time since the process began.")
                .buildWithCallback(
                        time -> time.record(ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            meter.upDownCounterBuilder("process.unix.file_descriptor.count")
                    .setUnit("{file_descriptor}")
                    .setDescription("Open file descriptors, connections among them.")
                    .buildWithCallback(count -> count.record(unix.getOpenFileDescriptorCount()));
        }
        if (Files.isReadable(STATUS) && Files.isReadable(STAT)) {
            linux(meter);
        }
    }

    private static void linux(Meter meter) {
        meter.upDownCounterBuilder("process.memory.usage")
                .setUnit("By")
                .setDescription("Physical memory that the process occupies.")
                .buildWithCallback(bytes -> {
                    long resident = kilobytes(lines(STATUS), "VmRSS:");
                    if (resident > 0) {
                        bytes.record(resident * BYTES_PER_KB);
                    }
                });
        meter.counterBuilder("process.cpu.time")
                .ofDoubles()
                .setUnit("s")
                .setDescription("CPU time used by the process.")
                .buildWithCallback(time -> cpu(time, lines(STAT)));
    }

    private static long kilobytes(List<String> status, String key) {
        for (String line : status) {
            if (line.startsWith(key)) {
                return Long.parseLong(
                        line.substring(key.length()).replace("kB", "").trim());
            }
        }
        return 0;
    }

    /** The 14th and 15th field, proc(5); the second may hold spaces, so counting begins after its parenthesis. */
    private static void cpu(ObservableDoubleMeasurement time, List<String> stat) {
        if (stat.isEmpty()) {
            return;
        }
        String line = stat.getFirst();
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        time.record(Long.parseLong(fields[11]) / TICKS_PER_SECOND, USER);
        time.record(Long.parseLong(fields[12]) / TICKS_PER_SECOND, SYSTEM);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            // the file is the kernel's, and a number that is missing once does no harm
            return List.of();
        }
    }
}
