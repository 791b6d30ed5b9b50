package io.customerhub.connectors.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A call to be made by an {@code http} endpoint. */
public final class HttpCall {
    private final String method;
    private final String address;
    private final List<String> query = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "application/json"));
    private byte[] body = new byte[0];

    private HttpCall(String method, String address) {
        this.method = method;
        this.address = address;
    }

    /**
     * A call that asks.
     *
     * @param address may have a query already, as a vendor's link to the next page does
     */
    public static HttpCall get(String address) {
        return new HttpCall("GET", address);
    }

    /** A call with a body of JSON. */
    public static HttpCall post(String address, byte[] json) {
        return of("POST", address, json);
    }

    /** A call of any method with a body of JSON. */
    public static HttpCall of(String method, String address, byte[] json) {
        var call = new HttpCall(method, address);
        call.body = json.clone();
        return call.header("Content-Type", "application/json");
    }

    /** A call of any method without a body. */
    public static HttpCall of(String method, String address) {
        return new HttpCall(method, address);
    }

    /** Adds a parameter, encoded. */
    public HttpCall with(String parameter, Object value) {
        query.add(encoded(parameter) + "=" + encoded(String.valueOf(value)));
        return this;
    }

    public HttpCall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Makes this call the message of an exchange; nothing of what was in it before goes out. */
    public void into(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        int mark = address.indexOf('?');
        var all = new ArrayList<>(query);
        if (mark >= 0) {
            all.add(0, address.substring(mark + 1));
        }
        message.setHeader(Exchange.HTTP_METHOD, method);
        message.setHeader(Exchange.HTTP_URI, mark < 0 ? address : address.substring(0, mark));
        if (!all.isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, String.join("&", all));
        }
        headers.forEach(message::setHeader);
        message.setBody(body.length == 0 ? null : body);
    }

    @Override
    public String toString() {
        return method + " " + address + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }
}
