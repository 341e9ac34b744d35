package dev.tollgate.cli;

import dev.tollgate.config.Configuration;
import dev.tollgate.config.ConfigurationFaults;
import dev.tollgate.config.ConfigurationWatcher;
import dev.tollgate.gateway.Gateway;
import dev.tollgate.gateway.SidePort;
import dev.tollgate.ledger.LedgerUrl;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that lives as long as its process: says where it listens, follows its file, and drains when told to end. */
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger("tollgate");

    private Serving() {}

    static Gateway start(Configuration configuration, ConfigurationInput input) throws IOException {
        Gateway gateway = Gateway.start(configuration);
        announce(gateway);
        if (input.watched() != null) {
            ConfigurationWatcher.start(
                    input.watched(),
                    input.source(),
                    System.getenv(),
                    next -> reload(gateway, next),
                    faults -> rejected(gateway, faults));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(gateway), "drain"));
        return gateway;
    }

    private static void announce(Gateway gateway) {
        LOG.info("tollgate {} is ready", Version.number());
        gateway.traffic().forEach((port, bind) -> LOG.info("traffic    {}:{}  {}", bind.address(), port, bind.why()));
        LedgerUrl ledger = gateway.ledger();
        LOG.info("ledger     {}", ledger == null ? "none: requests are not booked" : ledger);
        LOG.info("admin      port {}", gateway.port(SidePort.ADMIN));
        LOG.info("metrics    port {} /metrics", gateway.port(SidePort.STATS));
        LOG.info("readiness  port {} /healthz/ready", gateway.port(SidePort.READINESS));
    }

    private static void reload(Gateway gateway, Configuration next) {
        try {
            gateway.reload(next);
            gateway.telemetry().gateway().configurationReloaded(true);
            LOG.info("The configuration has changed and is served from now on");
            announce(gateway);
        } catch (IOException e) {
            gateway.telemetry().gateway().configurationReloaded(false);
            LOG.error("The changed configuration cannot be served, the one before goes on: {}", e.getMessage());
        }
    }

    private static void rejected(Gateway gateway, ConfigurationFaults faults) {
        gateway.telemetry().gateway().configurationReloaded(false);
        LOG.error("The changed configuration is faulty, the one before goes on:\n{}", faults.getMessage());
    }

    /**
     * On SIGTERM and SIGINT. The exit code of a drained process is 0, which only halting from here can give: the JVM's own
     * would tell of the signal.
     */
    private static void end(Gateway gateway) {
        LOG.info(
                "Draining: no new connections, running streams may end within {} s",
                gateway.configuration().drain().toSeconds());
        boolean all = gateway.drain();
        gateway.close();
        LOG.info(all ? "All exchanges have ended" : "The limit is reached; what still ran was cut");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
