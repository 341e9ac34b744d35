package dev.tollgate.gateway;

import dev.tollgate.admin.AdminSettings;
import dev.tollgate.config.Configuration;
import dev.tollgate.ledger.Ledger;
import dev.tollgate.ledger.LedgerException;
import dev.tollgate.ledger.LedgerUrl;
import dev.tollgate.pricing.Catalogue;
import dev.tollgate.pricing.CurrentPrices;
import dev.tollgate.pricing.Prices;
import dev.tollgate.read.BodyLimits;
import dev.tollgate.route.ActiveRoutes;
import dev.tollgate.route.Bind;
import dev.tollgate.telemetry.KnownModels;
import dev.tollgate.telemetry.LoggingSettings;
import dev.tollgate.telemetry.Telemetry;
import dev.tollgate.telemetry.TelemetrySettings;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One gateway in this process.
 *
 * <p>The ports are opened in the order traffic, health: readiness is told only when every port of the configuration is open.
 */
public final class Gateway implements AutoCloseable {
    private static final Duration LONGEST_REQUEST_BODY = Duration.ofMinutes(5);

    private final ApplicationContext context;
    private final Telemetry telemetry;
    private final @Nullable Ledger ledger;
    private final Ports ports;
    private final Readiness readiness;
    private final CurrentConfiguration configuration;

    /** Starts the telemetry of a gateway. */
    @FunctionalInterface
    public interface TelemetryStart {
        Telemetry start(TelemetrySettings settings, LoggingSettings logging, KnownModels models);
    }

    private Gateway(ApplicationContext context, Telemetry telemetry, @Nullable Ledger ledger) {
        this.context = context;
        this.telemetry = telemetry;
        this.ledger = ledger;
        this.ports = context.getBean(Ports.class);
        this.readiness = context.getBean(Readiness.class);
        this.configuration = context.getBean(CurrentConfiguration.class);
    }

    /**
     * Opens every port and serves.
     *
     * @throws IOException when a port or the ledger cannot be opened, or telemetry cannot start; nothing stays open then
     */
    public static Gateway start(Configuration configuration) throws IOException {
        return start(configuration, Telemetry::start);
    }

    /** As {@link #start(Configuration)}, with telemetry that goes elsewhere. */
    public static Gateway start(Configuration configuration, TelemetryStart telemetryStart) throws IOException {
        return start(configuration, telemetryStart, new BodyLimits(configuration.maxBody(), LONGEST_REQUEST_BODY));
    }

    static Gateway start(Configuration configuration, TelemetryStart telemetryStart, BodyLimits limits)
            throws IOException {
        CurrentPrices prices = new CurrentPrices(Prices.of(Catalogue.builtIn(), configuration.ownPrices()));
        KnownNames names = new KnownNames(configuration.routes(), prices);
        Telemetry telemetry = started(telemetryStart, configuration, names);
        Books books = opened(configuration, telemetry);
        List<Object> beans = new ArrayList<>(books.beans());
        beans.addAll(List.of(limits, telemetry, names, prices, new CurrentConfiguration(configuration)));
        beans.add(new AdminSettings(books.ledger(), configuration.adminToken(), configuration.admin()));
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(ServerProperties.of())
                .singletons(beans.toArray())
                .start();
        Gateway gateway = new Gateway(context, telemetry, books.ledger());
        try {
            gateway.open();
        } catch (IOException | RuntimeException e) {
            gateway.close();
            throw e;
        }
        return gateway;
    }

    private static Telemetry started(TelemetryStart start, Configuration configuration, KnownNames names)
            throws IOException {
        try {
            return start.start(configuration.telemetry(), configuration.logging(), names);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Books opened(Configuration configuration, Telemetry telemetry) throws IOException {
        try {
            return Books.open(configuration, telemetry);
        } catch (LedgerException e) {
            telemetry.close();
            throw new IOException(e.getMessage(), e);
        }
    }

    private void open() throws IOException {
        ports.openSide(SidePort.ADMIN, configuration().admin());
        ports.openSide(SidePort.STATS, configuration().stats());
        ports.openSide(SidePort.READINESS, configuration().readiness());
        ports.serve(configuration().routes().binds(), configuration().maxBody());
        readiness.ready(true);
    }

    /**
     * Serves another configuration from the next request on. Requests that are under way keep theirs; ports that both have
     * stay open; ports that are gone take no new connections and let their streams end.
     *
     * @throws IOException when a new port cannot be opened; the old configuration is served on then
     */
    public synchronized void reload(Configuration next) throws IOException {
        ports.serve(next.routes().binds(), next.maxBody());
        context.getBean(CurrentPrices.class).change(Prices.of(Catalogue.builtIn(), next.ownPrices()));
        context.getBean(KnownNames.class).change(next.routes());
        configuration.change(next);
    }

    /** What this gateway tells of itself. */
    public Telemetry telemetry() {
        return telemetry;
    }

    /** Where requests are booked, or null where they are not. */
    public @Nullable LedgerUrl ledger() {
        return ledger == null ? null : ledger.url();
    }

    public Configuration configuration() {
        return configuration.now();
    }

    /** The traffic ports that are open, by their real number. */
    public Map<Integer, Bind> traffic() {
        return context.getBean(ActiveRoutes.class).byPort();
    }

    /** The real numbers of the traffic ports in the order of the configuration. */
    public List<Integer> trafficPorts() {
        return ports.trafficPorts();
    }

    /** The real number of a side port. */
    public int port(SidePort side) {
        return ports.port(side);
    }

    /**
     * Says not ready, takes no new connections, and waits until the running exchanges have ended, at most for the
     * configured time.
     *
     * @return whether all had ended
     */
    public boolean drain() {
        readiness.ready(false);
        return ports.drain(configuration().drain());
    }

    @Override
    public void close() {
        ports.close();
        context.close();
        if (ledger != null) {
            ledger.close();
        }
        telemetry.close();
    }
}
