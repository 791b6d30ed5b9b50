package io.customerhub.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * A header of a message.
 *
 * @param value empty where it has none
 */
public record MessageHeader(String name, Optional<byte[]> value) {
    /** How the names of headers begin that the hub itself gives. */
    public static final String OWN = "hub-";

    public static MessageHeader of(String name, String value) {
        return new MessageHeader(name, Optional.of(value.getBytes(UTF_8)));
    }

    /** Its value as a text. */
    public Optional<String> text() {
        return value.map(bytes -> new String(bytes, UTF_8));
    }

    /** All of a message. */
    static List<MessageHeader> of(Headers headers) {
        var all = new ArrayList<MessageHeader>();
        headers.forEach(header -> all.add(new MessageHeader(header.key(), Optional.ofNullable(header.value()))));
        return all;
    }

    /** Those that the hub did not give. */
    public static List<MessageHeader> others(List<MessageHeader> headers) {
        return headers.stream().filter(header -> !header.name().startsWith(OWN)).toList();
    }

    @Override
    public String toString() {
        return "MessageHeader[" + name + "]";
    }
}
