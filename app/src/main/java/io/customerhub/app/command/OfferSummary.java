package io.customerhub.app.command;

import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is recommended to a customer as people read it. */
final class OfferSummary {
    private OfferSummary() {}

    /** A line for each product, the best first. */
    static List<List<String>> lines(CustomerScore score, String indent) {
        List<List<String>> lines = new ArrayList<>();
        for (Offer offer : score.offers()) {
            lines.add(List.of(
                    indent + (lines.size() + 1),
                    offer.name(),
                    offer.documents() == 0 ? "new" : "bought " + times(offer.documents()),
                    because(offer)));
        }
        return lines;
    }

    private static String because(Offer offer) {
        return offer.because().isEmpty()
                ? "because most buy it"
                : offer.because().stream()
                        .map(each -> each.name() + " (bought " + times(each.documents()) + ")")
                        .collect(Collectors.joining(", ", "because of ", ""));
    }

    private static String times(int documents) {
        return documents == 1 ? "once" : documents + " times";
    }
}
