package dev.tollgate.simulate;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one reply: waits, writes as fast as the client reads, and writes down how it ended, once. Used on the
 * simulator's event loop only.
 */
final class Delivery {
    private static final int SMALLEST_ENCODED = 100;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    /** After so many steps in one go, other connections have their turn. */
    private static final int STEPS_AT_ONCE = 64;

    private final ChannelHandlerContext context;
    private final Answered answered;
    private final boolean keepAlive;
    private final Outcome outcome;
    private final BodyEncoder encoder;
    private final Consumer<ChannelHandlerContext> whenDone;
    private List<Step> steps = List.of();
    private int next;
    private boolean waiting = true;
    private @Nullable Future<?> timer;
    private @Nullable ChannelFuture written;

    Delivery(
            ChannelHandlerContext context,
            Request request,
            Answered answered,
            boolean keepAlive,
            Books books,
            Consumer<ChannelHandlerContext> whenDone) {
        this.context = context;
        this.answered = answered;
        this.keepAlive = keepAlive;
        this.outcome = Outcome.of(request, answered, books);
        this.encoder = new BodyEncoder(encoding(answered));
        this.whenDone = whenDone;
    }

    private static @Nullable Encoding encoding(Answered answered) {
        boolean small =
                answered.reply() instanceof Reply.Whole whole && whole.body().length() <= SMALLEST_ENCODED;
        return small ? null : answered.form().encoding();
    }

    void start() {
        after(answered.delayMillis(), this::begin);
    }

    private void after(long millis, Runnable task) {
        waiting = true;
        Runnable resumed = () -> {
            waiting = false;
            task.run();
        };
        if (millis <= 0) {
            resumed.run();
        } else {
            timer = context.executor().schedule(resumed, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void begin() {
        switch (answered.reply()) {
            case Reply.Whole whole -> whole(whole);
            case Reply.Streamed stream -> {
                steps = stream.script().steps();
                var _ = context.writeAndFlush(head(200, stream.headers(), -1));
                play();
            }
            case Reply.Reset reset -> reset();
        }
    }

    private void whole(Reply.Whole whole) {
        boolean encoded = encoding(answered) != null;
        byte[] body = whole.body().getBytes(StandardCharsets.UTF_8);
        var _ = context.write(head(whole.status(), whole.headers(), encoded ? -1 : body.length));
        outcome.made();
        written = encoded ? context.write(content(encoder.piece(body))) : context.write(content(body));
        finish(BillState.COMPLETED);
    }

    /** The head of the answer; a negative length makes it chunked. */
    private HttpResponse head(int status, HttpHeaders headers, long length) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), headers);
        outcome.answered(status);
        Encoding encoding = encoding(answered);
        if (encoding != null) {
            headers.set("content-encoding", encoding.token());
        }
        if (length < 0) {
            HttpUtil.setTransferEncodingChunked(head, true);
        } else {
            HttpUtil.setContentLength(head, length);
        }
        HttpUtil.setKeepAlive(head, keepAlive);
        headers.set("date", HTTP_DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        return head;
    }

    private static HttpContent content(byte[] bytes) {
        return new DefaultHttpContent(Unpooled.wrappedBuffer(bytes));
    }

    void writabilityChanged() {
        if (!waiting) {
            play();
        }
    }

    private void play() {
        waiting = true;
        for (int i = 0; i < STEPS_AT_ONCE && next < steps.size(); i++) {
            if (!context.channel().isWritable()) {
                waiting = false;
                return;
            }
            switch (steps.get(next++)) {
                case StreamEvent event -> send(event);
                case Step.Pause pause -> {
                    after(pause.millis(), this::play);
                    return;
                }
                case Step.Finish end -> {
                    end(end);
                    return;
                }
            }
        }
        if (next < steps.size()) {
            context.executor().execute(this::play);
        }
    }

    private void send(StreamEvent event) {
        byte[] bytes = encoder.piece(answered.form().lines(event.bytes().get()));
        for (byte[] piece : answered.form().writes(bytes)) {
            written = context.writeAndFlush(content(piece));
        }
        if (event.delta()) {
            outcome.made();
        }
    }

    private void end(Step.Finish end) {
        switch (end) {
            case COMPLETED -> finish(BillState.COMPLETED);
            case FAILED -> finish(BillState.FAILED);
            case TRUNCATED -> finish(BillState.ABORTED);
            case RESET -> reset();
            case HANGING -> {}
        }
    }

    /** Ends the HTTP message; the answer counts as served when the bytes before that end have been written. */
    private void finish(BillState state) {
        byte[] rest = encoder.end();
        if (rest.length > 0) {
            var _ = context.write(content(rest));
        }
        ChannelFuture end = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        ChannelFuture last = written == null ? end : written;
        last.addListener(future -> outcome.billed(future.isSuccess() ? state : BillState.ABORTED));
        end.addListener(future -> {
            outcome.ended(future.isSuccess());
            if (future.isSuccess() && keepAlive) {
                whenDone.accept(context);
            } else {
                var _ = context.close();
            }
        });
    }

    private void reset() {
        encoder.close();
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        gone();
        var _ = context.close();
    }

    /** The connection has ended. */
    void gone() {
        waiting = true;
        next = steps.size();
        if (timer != null) {
            timer.cancel(false);
        }
        encoder.close();
        outcome.billed(BillState.ABORTED);
        outcome.ended(false);
    }
}
