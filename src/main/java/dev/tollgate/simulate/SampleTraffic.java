package dev.tollgate.simulate;

import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lively traffic through a gateway in front of a {@link Simulator}, for {@code tollgate demo}: coding agents with their
 * tools and caches, chats, jobs, errors, and people who leave. It goes on until it is closed.
 */
public final class SampleTraffic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleTraffic.class);
    private static final int MOST_AT_ONCE = 200;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sample-traffic-", 0).factory());
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final SampleClient client;
    private final SampleTrafficOptions options;

    private SampleTraffic(URI gateway, SampleTrafficOptions options) {
        this.client = new SampleClient(gateway);
        this.options = options;
    }

    /** Starts traffic to a gateway that serves the Anthropic and the OpenAI API. */
    public static SampleTraffic start(URI gateway, SampleTrafficOptions options) {
        SampleTraffic traffic = new SampleTraffic(gateway, options);
        traffic.threads.execute(traffic::keepGoing);
        return traffic;
    }

    /** How many requests have been sent. */
    public long requests() {
        return client.requests();
    }

    /** How many of them ended otherwise than with a whole answer of status 200. */
    public long failures() {
        return client.failures();
    }

    /** Begins a scene now and then, as often as a Poisson process; when too many are under way, it leaves one out. */
    private void keepGoing() {
        Random random = new Random(options.seed());
        SampleScenes scenes = new SampleScenes(client, options.keys());
        while (!Thread.currentThread().isInterrupted()) {
            Runnable scene = scenes.next(random);
            if (places.tryAcquire()) {
                threads.execute(() -> play(scene));
            }
            double seconds = -Math.log(1 - random.nextDouble()) / options.perSecond();
            try {
                Thread.sleep(Duration.ofMillis(Math.min((long) (seconds * 1000), LONGEST_WAIT.toMillis())));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void play(Runnable scene) {
        try {
            scene.run();
        } catch (RuntimeException e) {
            LOG.debug("A scene of the sample traffic ended early", e);
        } finally {
            places.release();
        }
    }

    /** Ends the traffic; requests under way are abandoned. */
    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
