package io.customerhub.sandbox.graph;

import io.customerhub.sandbox.company.DemoCompany;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Two years of what the company posts, and what its customers say to it. */
final class FeedSeeds {

    private static final List<String> OCCASIONS = List.of(
            "Fresh stock of Blue Mountain coffee just in",
            "Back to school specials all week",
            "New price list for hardware dealers",
            "Christmas opening hours",
            "Thank you to our Mandeville customers",
            "Jerk seasoning by the case, while it lasts",
            "Hurricane season: batteries, zinc and tarpaulin in stock",
            "Delivery to all fourteen parishes",
            "Independence weekend: closed on Monday",
            "Meet the team in Ocho Rios");

    private static final List<String> REMARKS = List.of(
            "Do you deliver to Port Antonio?",
            "Best prices in town",
            "Waiting on my order from last week, please call me",
            "Wah di price fi di cement?",
            "Great service!",
            "Is this still available?",
            "Sent you a message");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Random random;

    FeedSeeds(long seed) {
        this.random = new Random(seed);
    }

    /** Times over two years, oldest first, none after the company's present. */
    List<Instant> times(int count) {
        List<Instant> times = new ArrayList<>();
        long span = Duration.ofDays(728).toSeconds();
        for (int i = 0; i < count; i++) {
            times.add(DemoCompany.TODAY.minusSeconds((long) (random.nextDouble() * span) + 3_600));
        }
        Collections.sort(times);
        return times;
    }

    String occasion() {
        return OCCASIONS.get(random.nextInt(OCCASIONS.size()));
    }

    String remark() {
        return REMARKS.get(random.nextInt(REMARKS.size()));
    }

    int number(int below) {
        return random.nextInt(below);
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
