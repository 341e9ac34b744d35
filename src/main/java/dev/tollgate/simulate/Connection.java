package dev.tollgate.simulate;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: gathers a request, has it answered, and takes the next one after that. It goes on reading while it
 * answers, since only so it learns that the client has left; what comes meanwhile waits.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int LARGEST_BODY = 32 << 20;
    private static final int MOST_WAITING = 1024;

    private final Endpoints endpoints;
    private final Books books;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable HttpRequest head;
    private @Nullable Delivery delivery;
    private boolean tooLarge;

    Connection(Endpoints endpoints, Books books) {
        this.endpoints = endpoints;
        this.books = books;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (delivery == null) {
            take(context, message);
            return;
        }
        waiting.add(message);
        if (waiting.size() > MOST_WAITING) {
            context.channel().config().setAutoRead(false);
        }
    }

    private void take(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest request) {
                head = request;
                body.reset();
                tooLarge = false;
            }
            if (message instanceof HttpContent content) {
                gather(content.content());
            }
            if (message instanceof LastHttpContent && head != null) {
                answer(context, head);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void gather(ByteBuf piece) {
        tooLarge |= body.size() + piece.readableBytes() > LARGEST_BODY;
        if (tooLarge) {
            return;
        }
        try {
            piece.readBytes(body, piece.readableBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    private void answer(ChannelHandlerContext context, HttpRequest head) {
        String remote = Objects.toString(context.channel().remoteAddress());
        Request request = new Request(head, body.toByteArray(), Instant.now(), remote);
        body.reset();
        boolean keepAlive = HttpUtil.isKeepAlive(head) && head.decoderResult().isSuccess();
        Delivery next = new Delivery(context, request, answered(request, head), keepAlive, books, this::delivered);
        delivery = next;
        next.start();
    }

    private Answered answered(Request request, HttpRequest head) {
        if (head.decoderResult().isFailure()) {
            return refused(request, Fault.of(400, "The request is not valid HTTP"));
        }
        if (tooLarge) {
            return refused(request, new Fault(413, null, null, null, Map.of()));
        }
        try {
            return endpoints.answer(request);
        } catch (RuntimeException e) {
            LOG.error("{} {} could not be answered", request.method(), request.url(), e);
            return refused(request, Fault.of(500, String.valueOf(e)));
        }
    }

    private static Answered refused(Request request, Fault fault) {
        Reply reply = ErrorReply.of(Endpoints.family(request), request.id(), fault);
        return new Answered(reply, null, 0, WireForm.PLAIN, true);
    }

    /** Called when an answer has been written wholly and the connection stays. */
    private void delivered(ChannelHandlerContext context) {
        delivery = null;
        while (delivery == null && !waiting.isEmpty()) {
            take(context, waiting.remove());
        }
        if (waiting.isEmpty()) {
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (delivery != null) {
            delivery.writabilityChanged();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (delivery != null) {
            delivery.gone();
        }
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.warn("A connection failed", cause);
        }
        var _ = context.close();
    }
}
