package io.customerhub.app.metrics;

import io.customerhub.warehouse.store.ReviewList.Waiting;
import io.customerhub.warehouse.store.ReviewQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * What people are asked, as figures: taken when asked, so that a scrape costs the warehouse nothing. A long queue is read less often, so
 * that it takes a hundredth of the time at most.
 */
public final class ReviewGauges {
    private static final Tags UNCERTAIN = Tags.of("asked", "uncertain");
    private static final Tags SAMPLED = Tags.of("asked", "sampled");

    private static final int MOST_OF_TIME = 100;

    private final ReviewQueue queue;
    private final InstantSource clock;
    private final FigureTable pairs;
    private final FigureTable groups;
    private final FigureTable age;
    private Instant next = Instant.MIN;

    public ReviewGauges(MeterRegistry registry, ReviewQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
        this.pairs = new FigureTable(registry, "hub.review.pairs", "Pairs of records that wait for a person");
        this.groups = new FigureTable(
                registry, "hub.review.groups", "Groups of uncertain pairs, each of which one look settles");
        this.age = new FigureTable(
                registry, "hub.review.age", "Seconds for which the oldest pair has waited for a person", "seconds");
    }

    /** Takes the figures from the warehouse, unless it did so a moment ago. */
    public synchronized void refresh() {
        Instant begun = clock.instant();
        if (begun.isBefore(next)) {
            return;
        }
        Waiting waiting = queue.waiting();
        Instant now = clock.instant();
        next = now.plus(Duration.between(begun, now).multipliedBy(MOST_OF_TIME));
        pairs.set(Map.of(UNCERTAIN, (double) waiting.uncertain(), SAMPLED, (double) waiting.sampled()));
        groups.set(Map.of(Tags.empty(), (double) waiting.groups()));
        Map<Tags, Double> ages = new HashMap<>();
        waiting.uncertainSince().ifPresent(since -> ages.put(UNCERTAIN, seconds(since, now)));
        waiting.sampledSince().ifPresent(since -> ages.put(SAMPLED, seconds(since, now)));
        age.set(ages);
    }

    private static double seconds(Instant since, Instant now) {
        return Duration.between(since, now).toSeconds();
    }
}
