package io.customerhub.sandbox.listings;

import io.customerhub.sandbox.company.CustomerCard;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** The directory's pages: HTML for people, with nothing in it that was meant for a program. */
final class DirectoryPages {

    static final int LISTINGS_A_PAGE = 30;

    private DirectoryPages() {}

    static String index(Collection<String> parishes) {
        StringBuilder body = new StringBuilder("<h1>Businesses by parish</h1>\n<ul class=\"parishes\">\n");
        for (String parish : parishes) {
            body.append("<li><a href=\"search?parish=")
                    .append(URLEncoder.encode(parish, StandardCharsets.UTF_8))
                    .append("\">")
                    .append(escaped(parish))
                    .append("</a></li>\n");
        }
        return document("Business directory", body.append("</ul>\n").toString());
    }

    /** One page of a search; {@code number} is 1 for the first. */
    static String search(String parish, List<Listing> found, int number) {
        int from = Math.min(found.size(), (number - 1) * LISTINGS_A_PAGE);
        int end = Math.min(found.size(), from + LISTINGS_A_PAGE);
        StringBuilder body = new StringBuilder("<h1>");
        body.append(escaped(parish.isEmpty() ? "All parishes" : parish)).append("</h1>\n");
        body.append("<p class=\"count\">").append(found.size()).append(" businesses</p>\n");
        found.subList(from, end).forEach(listing -> body.append(article(listing)));
        body.append("<nav class=\"pages\">");
        if (number > 1) {
            body.append(link(parish, number - 1, "prev", "Previous"));
        }
        if (end < found.size()) {
            body.append(link(parish, number + 1, "next", "Next"));
        }
        return document("Businesses", body.append("</nav>\n").toString());
    }

    static String one(Listing listing) {
        return document(listing.card().organisation(), article(listing));
    }

    private static String link(String parish, int number, String relation, String word) {
        return "<a rel=\"" + relation + "\" href=\"search?parish=" + URLEncoder.encode(parish, StandardCharsets.UTF_8)
                + "&amp;page=" + number + "\">" + word + "</a>";
    }

    private static String article(Listing listing) {
        CustomerCard card = listing.card();
        StringBuilder html = new StringBuilder("<article class=\"listing\" id=\"listing-" + listing.id() + "\">\n");
        html.append("  <h2 class=\"name\"><a href=\"listing/")
                .append(listing.id())
                .append("\">");
        html.append(escaped(card.organisation())).append("</a></h2>\n");
        html.append("  <ul class=\"categories\"><li>")
                .append(escaped(Trade.of(card.organisation()).heading()))
                .append("</li></ul>\n");
        if (!card.phone().isEmpty()) {
            html.append("  <p class=\"phone\">").append(escaped(card.phone())).append("</p>\n");
        }
        html.append("  <address>");
        html.append(span("street", card.street())).append(span("town", card.town()));
        html.append(span("parish", listing.parish())).append("</address>\n");
        if (listing.hasWebsite()) {
            html.append("  <a class=\"website\" rel=\"nofollow\" href=\"")
                    .append(GooglePlaces.website(card))
                    .append("\">Website</a>\n");
        }
        return html.append("</article>\n").toString();
    }

    private static String span(String name, String text) {
        return text.isEmpty() ? "" : "<span class=\"" + name + "\">" + escaped(text) + "</span> ";
    }

    private static String document(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + escaped(title)
                + "</title></head>\n<body>\n" + body + "</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
