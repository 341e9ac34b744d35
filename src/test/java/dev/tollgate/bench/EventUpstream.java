package dev.tollgate.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A provider that costs next to nothing: answers every POST with a stream of Anthropic's events that was laid out beforehand.
 * The header {@code x-bench-events} says how many deltas, {@code x-bench-interval} how many milliseconds lie between two of them;
 * 0 writes each as soon as the one before is written.
 */
public final class EventUpstream {
    private static final ByteBuf HEAD = bytes(
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\nrequest-id: req_bench\r\ntransfer-encoding: chunked\r\n\r\n");
    private static final ByteBuf START = chunk(
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_bench\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-4-5-20250929\",\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":25,\"output_tokens\":1}}}\n\nevent: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n");
    private static final ByteBuf DELTA = chunk(
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" a few words\"}}\n\n");
    private static final ByteBuf END = bytes(text(
                    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\nevent: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":150}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n")
            + "0\r\n\r\n");

    private EventUpstream() {}

    /** @param arguments the port */
    public static void main(String[] arguments) throws InterruptedException {
        boolean epoll = Epoll.isAvailable();
        new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(
                        1, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory()))
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 16_384)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new Answering());
                    }
                })
                .bind("127.0.0.1", Integer.parseInt(arguments[0]))
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    private static ByteBuf chunk(String text) {
        return bytes(text(text));
    }

    private static String text(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.unreleasableBuffer(Unpooled.directBuffer(text.length())
                .writeBytes(text.getBytes(StandardCharsets.US_ASCII))
                .asReadOnly());
    }

    /** One connection. Its raw bytes go past the codec, which only reads. */
    private static final class Answering extends SimpleChannelInboundHandler<HttpObject> {
        private int events;
        private int interval;

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message instanceof HttpRequest request) {
                events = request.headers().getInt("x-bench-events", 150);
                interval = request.headers().getInt("x-bench-interval", 0);
            }
            if (message instanceof HttpContent && message instanceof LastHttpContent) {
                ChannelHandlerContext codec = context.pipeline().context(HttpServerCodec.class);
                codec.write(HEAD.duplicate());
                codec.writeAndFlush(START.duplicate());
                next(codec, events);
            }
        }

        private void next(ChannelHandlerContext codec, int left) {
            if (left == 0) {
                codec.writeAndFlush(END.duplicate());
            } else if (interval > 0) {
                codec.executor().schedule(() -> write(codec, left), interval, TimeUnit.MILLISECONDS);
            } else {
                codec.executor().execute(() -> write(codec, left));
            }
        }

        private void write(ChannelHandlerContext codec, int left) {
            if (codec.channel().isActive()) {
                codec.writeAndFlush(DELTA.duplicate());
                next(codec, left - 1);
            }
        }
    }
}
