package io.customerhub.sandbox.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list or in the changes, as clients carry it in links without understanding it.
 *
 * @param since the version from which the next changes will count
 * @param after the last id or version given
 */
record Bookmark(TableKind table, boolean delta, boolean tracked, long since, String after) {

    String toToken() {
        String text = String.join("|", table.set(), delta ? "d" : "l", tracked ? "t" : "-", since + "", after);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Bookmark of(String token, TableKind table) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = text.split("\\|", -1);
            if (parts.length == 5 && parts[0].equals(table.set())) {
                return new Bookmark(
                        table, parts[1].equals("d"), parts[2].equals("t"), Long.parseLong(parts[3]), parts[4]);
            }
        } catch (IllegalArgumentException malformed) {
            // Refused below, like a token of another table.
        }
        throw DynamicsErrors.badQuery("Malformed XML in the Paging Cookie");
    }
}
