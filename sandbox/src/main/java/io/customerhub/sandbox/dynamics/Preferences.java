package io.customerhub.sandbox.dynamics;

import io.customerhub.sandbox.http.Request;
import java.util.Locale;

/** What a client asks for in its {@code Prefer} header. */
record Preferences(int pageSize, boolean tracksChanges, boolean wantsRepresentation) {

    static final int LARGEST_PAGE = 5_000;

    static Preferences of(Request request) {
        int size = LARGEST_PAGE;
        boolean tracks = false;
        boolean representation = false;
        for (String preference : request.header("prefer").orElse("").split(",", -1)) {
            String word = preference.trim().toLowerCase(Locale.ROOT);
            if (word.startsWith("odata.maxpagesize=")) {
                String number = word.substring(word.indexOf('=') + 1).replace("\"", "");
                size = number.matches("[1-9][0-9]{0,8}")
                        ? Math.min(LARGEST_PAGE, Integer.parseInt(number))
                        : LARGEST_PAGE;
            }
            tracks |= word.equals("odata.track-changes");
            representation |= word.equals("return=representation");
        }
        return new Preferences(size, tracks, representation);
    }
}
