package io.customerhub.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The one listening port, on loopback: finds the vendor by the first part of the path, injects faults, counts calls. */
public final class Front implements AutoCloseable {

    private static final int THREADS = 64;
    private static final int LARGEST_BODY_BYTES = 32 * 1024 * 1024;

    static {
        // Without this an answer of two packets waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();
    private final Faults faults;
    private final Statistics statistics;
    private final Recording recording;

    private Front(HttpServer server, Faults faults, Statistics statistics, Recording recording) {
        this.server = server;
        this.faults = faults;
        this.statistics = statistics;
        this.recording = recording;
        this.threads = Executors.newFixedThreadPool(THREADS);
    }

    /** Binds the port (0 is any free one) and starts to answer. */
    public static Front open(int port, List<Vendor> vendors, Faults faults, Statistics statistics, Recording recording)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
        Front front = new Front(server, faults, statistics, recording);
        vendors.forEach(vendor -> front.vendors.put(vendor.name(), vendor));
        server.createContext("/", front::handle);
        server.setExecutor(front.threads);
        server.start();
        return front;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            int end = path.indexOf('/', 1);
            String prefix = path.substring(1, end < 0 ? path.length() : end);
            Vendor vendor = vendors.get(prefix);
            if (vendor == null) {
                send(
                        exchange,
                        Response.text(404, "text/plain", "no such vendor; known are " + vendors.keySet() + "\n"));
                return;
            }
            serve(exchange, vendor, read(exchange, path.substring(prefix.length() + 1)));
        } catch (IOException | RuntimeException surprise) {
            System.err.println("answering " + exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath() + ": " + surprise);
        }
    }

    private void serve(HttpExchange exchange, Vendor vendor, Request request) throws IOException {
        Optional<Page> page = vendor.page(request);
        Optional<Faults.Fault> fault = faults.take(vendor.name(), vendor.kindOf(request), page);
        Optional<Response> response = fault.isPresent()
                ? new FaultyAnswer(vendor, honest -> answer(vendor, honest)).of(request, fault.get(), page)
                : Optional.of(answer(vendor, request));
        statistics.call(vendor.name(), response.map(Response::status).orElse(0));
        if (response.isPresent()) {
            recording.call(vendor.name(), vendor.kindOf(request), request, response.get());
            try {
                send(exchange, response.get());
            } finally {
                response.get().sent().run();
            }
        }
    }

    private static Response answer(Vendor vendor, Request request) {
        try {
            return vendor.answer(request);
        } catch (Refusal refusal) {
            return refusal.response();
        } catch (RuntimeException surprise) {
            System.err.println(
                    "answering " + vendor.name() + " " + request.method() + " " + request.path() + ": " + surprise);
            return vendor.failure(500, OptionalInt.empty());
        }
    }

    private Request read(HttpExchange exchange, String path) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        boolean gzip = "gzip".equalsIgnoreCase(headers.get("content-encoding"));
        InputStream sent = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
        byte[] body = sent.readNBytes(LARGEST_BODY_BYTES + 1);
        if (body.length > LARGEST_BODY_BYTES) {
            throw new IOException("reading a body: it is larger than " + LARGEST_BODY_BYTES + " bytes");
        }
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return new Request(
                exchange.getRequestMethod(),
                path.isEmpty() ? "/" : path,
                Form.parse(query).values(),
                headers,
                new String(body, StandardCharsets.UTF_8),
                address());
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        long length = response.length();
        String accepted = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
                .orElse("");
        if (length == 0) {
            exchange.sendResponseHeaders(response.status(), -1);
        } else if (accepted.contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(response.status(), 0);
            try (OutputStream out = new FastGzip(exchange.getResponseBody())) {
                write(response, out);
            }
        } else {
            exchange.sendResponseHeaders(response.status(), length);
            try (OutputStream out = exchange.getResponseBody()) {
                write(response, out);
            }
        }
    }

    private static void write(Response response, OutputStream out) throws IOException {
        for (byte[] part : response.parts()) {
            out.write(part);
        }
    }

    /** Gzip that prefers speed to size. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
