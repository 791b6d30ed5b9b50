package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.why.PairReasons;
import io.customerhub.app.why.PairReasons.Step;
import io.customerhub.app.why.Place;
import io.customerhub.app.why.RecordReasons;
import io.customerhub.app.why.RecordReasons.Link;
import io.customerhub.app.why.RecordReasons.Said;
import io.customerhub.app.why.TwoRecords;
import io.customerhub.identity.match.Links.Average;
import io.customerhub.identity.match.MatchModel;
import io.customerhub.warehouse.store.KnownCustomer.RunMention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkSummaryTest {
    private static final Instant THEN = Instant.parse("2026-05-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 50.0 %",
        "3, 88.9 %",
        "-3.4, 8.65 %",
        "10, 99.9 %",
        "11, 99.95 %",
        "13, 99.99 %",
        "14, > 99.99 %",
        "60, > 99.99 %",
        "-14, < 0.01 %",
        "-60, < 0.01 %"
    })
    void confidenceIsNeverQuiteHundredOrNothing(double odds, String shown) {
        assertThat(LinkSummary.confidence(odds)).isEqualTo(shown);
    }

    @Test
    void aLinkIsAWaterfallFromPriorToConfidence() {
        var record = new RecordReasons(
                "club/Member/7",
                false,
                false,
                List.of("email"),
                List.of(),
                Optional.of(new Link(pair(-11, 14.5, 4.5, -0.25), new Average(-1.5, 2, 1, 0))),
                "");
        assertThat(LinkSummary.whole(record).lines())
                .containsExactly(
                        "  about     recognised by email when it came",
                        "              matches shop/Buyer/3, weighed by the files of run 9 (config/identity/model.yaml:2,"
                                + " version of 2026-05-01 (the file has changed since))",
                        "                prior       before anything is compared                 -11.00   -11.00"
                                + "  config/identity/model.yaml:2",
                        "                email       email equal, of it +4.50 for what is rare   +19.00    +8.00"
                                + "  config/identity.yaml:30, config/identity/model.yaml:50",
                        "                neighbours  could be two who share a place               -0.25    +7.75",
                        "                confidence  99.5 % that they are one",
                        "              with all others: -1.50 bits on average, 1 of 2 below even odds");
        assertThat(LinkSummary.lines(List.of(record)))
                .contains("club/Member/7  matches shop/Buyer/3  99.5 %  email +19.00 (email equal");
    }

    @Test
    void whyTwoAreNotOneIsConcluded() {
        assertThat(two(pair(-11, 5, 0, -0.5), -6.5)).contains("so        two customers: below even odds");
        assertThat(two(pair(-11, 15, 0, -0.5), -2)).contains("joined by the average");
        assertThat(two(pair(-11, 15, 0, -0.5), 2)).contains("hub plan replay");
        assertThat(two(pair(-11, 15, 0, -0.5), 2, 1))
                .contains("1 never one", "a veto, or that a source holds nobody twice");
        var said = new Said(4, "club/Member/7", false, "shop/Buyer/3", "erin", THEN);
        assertThat(two(pair(-11, 15, 0, -0.5), 2, 0, said))
                .contains(
                        "said      erin said that club/Member/7 and shop/Buyer/3 are two customers, decision 4",
                        "so        two customers: erin said so");
    }

    private static String two(PairReasons pair, double average) {
        return two(pair, average, 0);
    }

    private static String two(PairReasons pair, double average, int forbidden, Said... said) {
        return LinkSummary.two(new TwoRecords(
                pair.record(),
                "one",
                pair.other(),
                "another",
                Optional.of(pair),
                Optional.of(new Average(average, 4, 3, forbidden)),
                List.of(said),
                ""));
    }

    private static PairReasons pair(double prior, double weight, double rarity, double neighbours) {
        double total = prior + weight + rarity;
        return new PairReasons(
                "club/Member/7",
                "shop/Buyer/3",
                new RunMention(9, "shop", "test", THEN),
                prior,
                place("config/identity/model.yaml", 2),
                List.of(new Step(
                        "email",
                        "email equal",
                        weight,
                        rarity,
                        total,
                        place("config/identity.yaml", 30),
                        place("config/identity/model.yaml", 50))),
                neighbours,
                total + neighbours,
                MatchModel.confidence(total + neighbours));
    }

    private static Place place(String file, int line) {
        return new Place(file, line, THEN, true);
    }
}
