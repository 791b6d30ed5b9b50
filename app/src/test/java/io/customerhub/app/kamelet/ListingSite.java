package io.customerhub.app.kamelet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A business directory of our own: three pages of listings with tags and a robots.txt, and a protocol of who asked for what. */
final class ListingSite implements AutoCloseable {
    /** What was asked for and answered, as {@code GET /search?page=2 200}. */
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    final List<String> agents = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private final TreeMap<String, String> pages = new TreeMap<>();
    private String robots = "User-agent: *\nDisallow: /private\n";
    private int robotsStatus = 200;

    ListingSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        page(
                "/search?parish=Kingston",
                listing(1, "Caf\u00e9 Blue", "(876) 555-0001"),
                next("/search?parish=Kingston&page=2"));
        page("/search?parish=Kingston&page=2", listing(2, "Ziggy's", "876.555.0002"), next("?parish=Kingston&page=3"));
        page("/search?parish=Kingston&page=3", listing(3, "Third", ""), "");
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void robots(int status, String text) {
        robotsStatus = status;
        robots = text;
    }

    void page(String path, String... parts) {
        pages.put(path, "<html><body>" + String.join("", parts) + "</body></html>");
    }

    static String listing(int number, String name, String phone) {
        return "<div class=listing><a class=name href='/listing/" + number + "#top'>" + name + "</a> <b class=phone>"
                + phone + "</b></div>";
    }

    static String next(String address) {
        return "<a class=next href='" + address + "'>more</a>";
    }

    private void answer(HttpExchange call) throws IOException {
        URI address = call.getRequestURI();
        agents.add(String.valueOf(call.getRequestHeaders().getFirst("User-Agent")));
        if (address.getPath().equals("/robots.txt")) {
            send(call, robotsStatus, robots);
            return;
        }
        Optional<String> page = Optional.ofNullable(pages.get(address.toString()));
        String tag = "\"" + Integer.toHexString(page.hashCode()) + "\"";
        if (page.isPresent() && tag.equals(call.getRequestHeaders().getFirst("If-None-Match"))) {
            send(call, 304, "");
            return;
        }
        call.getResponseHeaders().set("ETag", tag);
        send(call, page.isPresent() ? 200 : 404, page.orElse("gone"));
    }

    private void send(HttpExchange call, int status, String text) throws IOException {
        calls.add(call.getRequestMethod() + " " + call.getRequestURI() + " " + status);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
