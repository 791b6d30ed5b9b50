package io.customerhub.connectors.webhook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;

/** What a system signs of a call, as {@code {timestamp}.{body}}: words in braces stand for parts of the call. */
record SignedText(List<Piece> pieces) {
    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");

    /** A piece of the text. */
    sealed interface Piece {}

    /** What stands there itself. */
    record Literal(String text) implements Piece {}

    /** A part of the call. */
    enum Part implements Piece {
        BODY("body"),
        TIMESTAMP("timestamp"),
        METHOD("method"),
        URI("uri");

        private final String word;

        Part(String word) {
            this.word = word;
        }
    }

    SignedText {
        pieces = List.copyOf(pieces);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException with problem and remedy, separated by a semicolon
     */
    static SignedText parse(String template) {
        var pieces = new ArrayList<Piece>();
        Matcher matcher = WORD.matcher(template);
        int end = 0;
        while (matcher.find()) {
            literal(template.substring(end, matcher.start()), pieces);
            pieces.add(part(matcher.group(1)));
            end = matcher.end();
        }
        literal(template.substring(end), pieces);
        if (!pieces.contains(Part.BODY)) {
            throw new IllegalArgumentException(
                    "what is signed, '" + template + "', leaves out the body; put {body} where the system puts it");
        }
        return new SignedText(pieces);
    }

    private static void literal(String text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Literal(text));
        }
    }

    private static Part part(String word) {
        for (Part part : Part.values()) {
            if (part.word.equals(word)) {
                return part;
            }
        }
        throw new IllegalArgumentException(
                "nothing of a call is called {" + word + "}; use {body}, {timestamp}, {method} or {uri}");
    }

    boolean has(Part part) {
        return pieces.contains(part);
    }

    /**
     * Gives the text to a code, byte by byte as it was sent.
     *
     * @param publicUrl the hub's address as the system knows it; the call's own address is what a proxy made of it
     */
    void into(Mac mac, WebhookCall call, String timestamp, String publicUrl) {
        for (Piece piece : pieces) {
            if (piece instanceof Literal literal) {
                mac.update(bytes(literal.text()));
            } else if (piece instanceof Part part) {
                switch (part) {
                    case BODY -> mac.update(call.body());
                    case TIMESTAMP -> mac.update(bytes(timestamp));
                    case METHOD -> mac.update(bytes(call.method()));
                    case URI -> mac.update(bytes(publicUrl + call.uri()));
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
