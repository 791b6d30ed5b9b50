package io.customerhub.connectors.webhook;

import java.util.Locale;

/** Events by their type, as {@code contact.*}: a star is any text, and case does not matter. */
public record EventPattern(String pattern) {
    boolean fits(WebhookEvent event) {
        return fits(pattern.toLowerCase(Locale.ROOT), event.type().toLowerCase(Locale.ROOT));
    }

    /** Goes from star to star: what is between two of them must come in order; no backtracking over the whole. */
    private static boolean fits(String pattern, String type) {
        String[] texts = pattern.split("\\*", -1);
        if (texts.length == 1) {
            return type.equals(pattern);
        }
        if (!type.startsWith(texts[0])) {
            return false;
        }
        int at = texts[0].length();
        for (int i = 1; i < texts.length - 1; i++) {
            int found = type.indexOf(texts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + texts[i].length();
        }
        String last = texts[texts.length - 1];
        return type.length() - last.length() >= at && type.endsWith(last);
    }
}
