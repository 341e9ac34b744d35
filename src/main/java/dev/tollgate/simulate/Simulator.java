package dev.tollgate.simulate;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerExpectContinueHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Anthropic and OpenAI upstream, running. It answers as {@link Directives} in the prompts say, and keeps the
 * bill of what it served; both are explained there and in {@link Bill}.
 *
 * <p>One event loop carries all of it, so that what {@link #bill} and {@link #requests} return agrees with every answer
 * whose end a client has seen. Safe for use by several threads.
 */
public final class Simulator implements AutoCloseable {
    private static final int LONGEST_LINE = 64 << 10;
    private static final int LARGEST_HEAD = 256 << 10;
    private static final int BACKLOG = 4096;

    private final SimulatorOptions options;
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("simulator", true), NioIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(loop.next());
    private final RequestLog log = new RequestLog();
    private final Till till;
    private final Channel server;
    private volatile @Nullable Last last;

    /** What was known when the simulator was closed. */
    private record Last(Bill bill, List<ReceivedRequest> requests) {}

    private Simulator(SimulatorOptions options) {
        this.options = options;
        this.till = new Till(Clock.systemUTC(), options.entriesKept(), options.billFile());
        Endpoints endpoints = new Endpoints(options, new Control(till, log));
        this.server = listening(endpoints);
    }

    private Channel listening(Endpoints endpoints) {
        Books books = new Books(till, log);
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.add(channel);
                        channel.pipeline()
                                .addLast(new HttpServerCodec(new HttpDecoderConfig()
                                        .setMaxInitialLineLength(LONGEST_LINE)
                                        .setMaxHeaderSize(LARGEST_HEAD)))
                                .addLast(new HttpServerExpectContinueHandler())
                                .addLast(new Connection(endpoints, books));
                    }
                })
                .bind(options.host(), options.port())
                .awaitUninterruptibly();
        Throwable fault = bound.cause();
        if (fault != null) {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
            String where = options.host() + ":" + options.port();
            throw new UncheckedIOException("cannot listen on " + where, new IOException(fault));
        }
        return bound.channel();
    }

    /**
     * Starts a simulator; it listens when this returns.
     *
     * @throws UncheckedIOException if it cannot listen there, or the bill cannot be written
     */
    public static Simulator start(SimulatorOptions options) {
        return new Simulator(options);
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Where it is, such as {@code http://127.0.0.1:9900}. */
    public URI uri() {
        boolean everywhere = options.host().equals("0.0.0.0") || options.host().equals("::");
        return URI.create("http://" + (everywhere ? "127.0.0.1" : options.host()) + ":" + port());
    }

    /** What was served until now, also after closing. */
    public Bill bill() {
        Last known = last;
        return known == null ? onLoop(() -> till.bill(0)) : known.bill();
    }

    /** The newest requests, oldest first, also after closing. */
    public List<ReceivedRequest> requests() {
        Last known = last;
        return known == null ? onLoop(() -> log.requests(null, 0)) : known.requests();
    }

    /** The requests whose prompt has {@code [[id:TAG]]}, oldest first. */
    public List<ReceivedRequest> requests(String tag) {
        return requests().stream().filter(request -> tag.equals(request.tag())).toList();
    }

    /** How many connections are open. */
    public int connections() {
        return connections.size();
    }

    private <T> T onLoop(Callable<T> task) {
        return loop.submit(task).syncUninterruptibly().getNow();
    }

    /** Cuts all answers and frees the port; the second time does nothing. */
    @Override
    public synchronized void close() {
        if (last != null) {
            return;
        }
        server.close().syncUninterruptibly();
        connections.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        last = new Last(till.bill(0), log.requests(null, 0));
        till.close();
    }
}
