package com.ovgcpayments.gateway.connector.testkit;

import com.ovgcpayments.gateway.net.Origin;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between a connector and its processor, on real sockets, and lets happen what happens to requests. Every
 * exchange has a connection and a thread of its own. Safe for use by several threads.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);
    private static final int TOO_MANY_BYTES = 4 * 1024 * 1024;
    private static final String HTML = "<!doctype html><title>Error</title><p>Something went wrong here.";

    private final Upstream upstream;
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger trapped = new AtomicInteger();
    private final Listener trap;
    private final int port;
    private @Nullable Listener listener;
    private @Nullable Fault fault;
    private boolean once;
    private List<HttpMessage.Answer> replay = List.of();
    private volatile Supplier<Optional<Fault>> schedule = Optional::empty;

    /**
     * A request that arrived here, whether or not it was handed on.
     *
     * @param path with its query
     * @param headers by lower-case name
     */
    public record Sent(String method, String path, Map<String, String> headers, Buffer body) {}

    /** @param processor where the real API listens; asked for at each request */
    public FaultProxy(Supplier<URI> processor) {
        this.upstream = new Upstream(processor);
        this.trap = accept(listen(0), this::trap);
        ServerSocket first = listen(0);
        this.port = first.getLocalPort();
        this.listener = accept(first, this::serve);
    }

    /** Where the connector is to find the processor's API. */
    public URI url() {
        return Origin.http(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    /** Lets this happen to every request from now on. */
    public synchronized void strike(Fault kind) {
        heal();
        fault = kind;
        if (kind == Fault.REFUSED && listener != null) {
            listener.close();
            listener = null;
        }
    }

    /** Lets this happen to the next request only. */
    public synchronized void strikeOnce(Fault kind) {
        strike(kind);
        once = true;
    }

    /**
     * Asks the schedule at every connection from now on what is to happen to it; where it says nothing, all is as
     * {@link #strike} and {@link #heal} have it.
     *
     * @param each asked by several threads; must not name {@link Fault#REFUSED}, for which it would be too late
     */
    public void follow(Supplier<Optional<Fault>> each) {
        schedule = each;
    }

    /** Answers every request as earlier ones were answered, in their order, and asks the processor nothing. */
    synchronized void replay(List<HttpMessage.Answer> recorded) {
        replay = List.copyOf(recorded);
    }

    /** Lets everything through again. */
    public synchronized void heal() {
        fault = null;
        once = false;
        replay = List.of();
        if (listener == null) {
            listener = accept(listen(port), this::serve);
        }
    }

    /** What has been sent, and answered, is forgotten. */
    public void forget() {
        sent.clear();
        upstream.forget();
    }

    /** All requests since {@link #forget}, in the order of their arrival. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The processor's answers since {@link #forget}, as it gave them. */
    List<HttpMessage.Answer> answers() {
        return upstream.answers();
    }

    /** How often somebody went where {@link Fault#REDIRECTED} points. */
    public int trapped() {
        return trapped.get();
    }

    @Override
    public synchronized void close() {
        if (listener != null) {
            listener.close();
        }
        trap.close();
        open.forEach(FaultProxy::close);
        threads.shutdown();
    }

    /** @param ended completes when nobody is accepted any more */
    private record Listener(ServerSocket server, CompletableFuture<Void> ended) {
        /** The port is only free once nobody waits at it. */
        void close() {
            FaultProxy.close(server);
            ended.join();
        }
    }

    private interface Handling {
        void handle(Socket socket) throws IOException;
    }

    private void trap(Socket socket) {
        trapped.incrementAndGet();
    }

    private void serve(Socket socket) throws IOException {
        Optional<Fault> scheduled = schedule.get();
        if (scheduled.equals(Optional.of(Fault.RESET_UNREAD)) || struckUnread()) {
            reset(socket);
            return;
        }
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Optional<HttpMessage.Request> request = HttpMessage.read(in);
        if (request.isEmpty()) {
            return;
        }
        sent.add(new Sent(
                request.get().method(),
                request.get().target(),
                request.get().headers(),
                request.get().body()));
        Optional<HttpMessage.Answer> recorded = recorded();
        if (recorded.isPresent()) {
            send(socket, recorded.get());
            return;
        }
        Optional<Fault> struck = scheduled.or(this::struck);
        if (struck.isEmpty()) {
            send(socket, upstream.ask(request.get()));
        } else if (struck.get().reachesProcessor()) {
            spoil(struck.get(), socket, in, request.get(), upstream.ask(request.get()));
        } else {
            withhold(struck.get(), socket, in);
        }
    }

    private static void withhold(Fault kind, Socket socket, InputStream in) throws IOException {
        switch (kind) {
            case SILENT_UNFORWARDED -> waitUntilGivenUp(in);
            case ERROR_PAGE_UNFORWARDED -> send(socket, HttpMessage.Answer.of(500, "text/html", HTML));
            case TOO_MANY_REQUESTS ->
                send(
                        socket,
                        HttpMessage.Answer.of(
                                        429, "application/json", "{\"error\":{\"message\":\"too many requests\"}}")
                                .with("retry-after", "1"));
            default -> reset(socket);
        }
    }

    private void spoil(
            Fault kind, Socket socket, InputStream in, HttpMessage.Request request, HttpMessage.Answer answer)
            throws IOException {
        switch (kind) {
            case SILENT -> waitUntilGivenUp(in);
            case HALF_ANSWER -> {
                Buffer whole = answer.bytes();
                write(socket, whole.slice(0, whole.length() - 1 - answer.body().length() / 2));
            }
            case ERROR_PAGE -> send(socket, HttpMessage.Answer.of(502, "text/html", HTML));
            case REDIRECTED ->
                send(
                        socket,
                        new HttpMessage.Answer(
                                307,
                                Map.of(
                                        "location",
                                        "http://localhost:" + trap.server().getLocalPort() + request.target()),
                                Buffer.buffer()));
            case WRONG_TYPE -> send(socket, answer.with("content-type", "text/html; charset=utf-8"));
            case NO_JSON -> send(socket, answer.withBody(Buffer.buffer("upstream connect error")));
            case OTHER_JSON -> send(socket, answer.withBody(Buffer.buffer("{\"hello\":\"world\"}")));
            case EMPTY -> send(socket, answer.withBody(Buffer.buffer()));
            case DOUBLED -> send(socket, answer.withBody(answer.body().copy().appendBuffer(answer.body())));
            case TOO_LARGE ->
                send(socket, answer.withBody(answer.body().copy().appendString(" ".repeat(TOO_MANY_BYTES))));
            default -> reset(socket);
        }
    }

    private static void send(Socket socket, HttpMessage.Answer answer) throws IOException {
        write(socket, answer.bytes());
    }

    private static void write(Socket socket, Buffer bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes.getBytes());
        out.flush();
    }

    private synchronized boolean struckUnread() {
        return fault == Fault.RESET_UNREAD && struck().isPresent();
    }

    private synchronized Optional<Fault> struck() {
        Optional<Fault> now = Optional.ofNullable(fault);
        if (once) {
            fault = null;
        }
        return now;
    }

    /** The last recorded answer serves whoever asks once more. */
    private synchronized Optional<HttpMessage.Answer> recorded() {
        if (replay.isEmpty()) {
            return Optional.empty();
        }
        HttpMessage.Answer next = replay.get(0);
        replay = replay.size() == 1 ? replay : replay.subList(1, replay.size());
        return Optional.of(next);
    }

    /** Until the connector's own time limit strikes. */
    private static void waitUntilGivenUp(InputStream in) throws IOException {
        while (in.read() >= 0) {
            LOG.trace("more came after the request");
        }
    }

    /** Without lingering, closing a connection resets it. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
    }

    private Listener accept(ServerSocket server, Handling handling) {
        return new Listener(
                server,
                CompletableFuture.runAsync(
                        () -> {
                            while (!server.isClosed()) {
                                accept(server).ifPresent(socket -> threads.execute(() -> handle(socket, handling)));
                            }
                        },
                        threads));
    }

    private Optional<Socket> accept(ServerSocket server) {
        try {
            Socket socket = server.accept();
            open.add(socket);
            return Optional.of(socket);
        } catch (IOException e) {
            if (server.isClosed()) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        }
    }

    private void handle(Socket socket, Handling handling) {
        try (socket) {
            handling.handle(socket);
        } catch (IOException e) {
            LOG.debug("a connection ended early: {}", e.getMessage());
        } catch (CompletionException e) {
            LOG.debug("the processor broke off: {}", e.getMessage());
        } finally {
            open.remove(socket);
        }
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
