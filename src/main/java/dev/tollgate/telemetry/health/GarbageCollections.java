package dev.tollgate.telemetry.health;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** {@code jvm.gc.duration}, by OpenTelemetry's JVM conventions: each collection as it ends. */
final class GarbageCollections implements NotificationListener, AutoCloseable {
    private static final AttributeKey<String> NAME = stringKey("jvm.gc.name");
    private static final AttributeKey<String> ACTION = stringKey("jvm.gc.action");
    private static final List<Double> BUCKETS = List.of(0.01, 0.1, 1.0, 10.0);
    private static final double MILLIS_PER_SECOND = 1000;

    private final DoubleHistogram duration;

    private GarbageCollections(Meter meter) {
        duration = meter.histogramBuilder("jvm.gc.duration")
                .setUnit("s")
                .setDescription("Time that garbage collections took.")
                .setExplicitBucketBoundariesAdvice(BUCKETS)
                .build();
    }

    static GarbageCollections measure(Meter meter) {
        GarbageCollections collections = new GarbageCollections(meter);
        emitters().forEach(emitter -> emitter.addNotificationListener(collections, null, null));
        return collections;
    }

    private static List<NotificationEmitter> emitters() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(NotificationEmitter.class::isInstance)
                .map(NotificationEmitter.class::cast)
                .toList();
    }

    @Override
    public void handleNotification(Notification notification, @Nullable Object handback) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GarbageCollectionNotificationInfo collection =
                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            duration.record(
                    collection.getGcInfo().getDuration() / MILLIS_PER_SECOND,
                    Attributes.of(NAME, collection.getGcName(), ACTION, collection.getGcAction()),
                    Context.root());
        }
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters()) {
            try {
                emitter.removeNotificationListener(this);
            } catch (ListenerNotFoundException e) {
                // it is gone, which is what was wanted
            }
        }
    }
}
