package dev.tollgate.telemetry.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Passes exports on, over whichever protocol the gateway's own telemetry takes. When the collector is slow, exporters are told to
 * come again instead of being made to wait in memory. Safe from any thread.
 */
public final class OtlpRelay implements AutoCloseable {
    private static final int MOST_AT_ONCE = 64;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final MediaType GRPC = MediaType.get("application/grpc");

    private final Map<OtlpSignal, Destination> destinations = new EnumMap<>(OtlpSignal.class);
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final OkHttpClient http = client().build();
    /** Without TLS, gRPC speaks HTTP/2 from the first byte on. */
    private final OkHttpClient plainGrpc =
            client().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();

    /** @param properties those of the SDK, null for what is not set */
    public OtlpRelay(Function<String, @Nullable String> properties) {
        for (OtlpSignal signal : OtlpSignal.values()) {
            Destination destination = Destination.of(signal, properties);
            if (destination != null) {
                destinations.put(signal, destination);
            }
        }
    }

    private static OkHttpClient.Builder client() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(MOST_AT_ONCE);
        dispatcher.setMaxRequestsPerHost(MOST_AT_ONCE);
        return new OkHttpClient.Builder().dispatcher(dispatcher).callTimeout(LONGEST);
    }

    /** Never fails: what goes wrong is an answer too. */
    public CompletionStage<Relayed> relay(Export export) {
        Destination destination = destinations.get(export.signal());
        if (destination == null) {
            return CompletableFuture.completedFuture(Relayed.of(404));
        }
        if (destination.grpc() && !export.isProtobuf()) {
            return CompletableFuture.completedFuture(Relayed.of(415));
        }
        if (!room.tryAcquire()) {
            return CompletableFuture.completedFuture(Relayed.of(503));
        }
        try {
            return send(destination, export).whenComplete((answer, failure) -> room.release());
        } catch (IOException e) {
            room.release();
            return CompletableFuture.completedFuture(Relayed.of(400));
        }
    }

    private CompletableFuture<Relayed> send(Destination destination, Export export) throws IOException {
        boolean grpc = destination.grpc();
        Request.Builder request = new Request.Builder().url(destination.url());
        destination.headers().forEach(request::header);
        if (grpc) {
            request.header("te", "trailers").post(RequestBody.create(GrpcMessages.framed(export), GRPC));
        } else {
            if (export.contentEncoding() != null) {
                request.header("content-encoding", export.contentEncoding());
            }
            request.post(RequestBody.create(export.body(), MediaType.parse(export.contentType())));
        }
        OkHttpClient client = grpc && destination.url().startsWith("http:") ? plainGrpc : http;
        CompletableFuture<Relayed> result = new CompletableFuture<>();
        client.newCall(request.build()).enqueue(new Answering(result, grpc));
        return result;
    }

    private record Answering(CompletableFuture<Relayed> result, boolean grpc) implements Callback {
        @Override
        public void onFailure(Call call, IOException failure) {
            result.complete(Relayed.of(503));
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                byte[] body = response.body().bytes();
                String type = response.header("content-type");
                result.complete(
                        grpc
                                ? Relayed.of(grpcStatus(response))
                                : new Relayed(response.code(), type == null ? Relayed.PROTOBUF : type, body));
            } catch (IOException e) {
                result.complete(Relayed.of(503));
            }
        }

        private static int grpcStatus(Response response) throws IOException {
            String status = response.trailers().get("grpc-status");
            // a call that failed at once has its status in the head
            String either = status == null ? response.header("grpc-status") : status;
            return either == null ? 502 : GrpcMessages.httpStatus(either);
        }
    }

    @Override
    public void close() {
        for (OkHttpClient client : List.of(http, plainGrpc)) {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
