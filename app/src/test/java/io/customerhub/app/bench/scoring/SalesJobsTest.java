package io.customerhub.app.bench.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.app.bench.scoring.Figures.Model;
import io.customerhub.declaration.DeclarationException;
import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose file has other columns than the real one, and then the real one where it is there. */
final class SalesJobsTest {
    private static final Path SETS = Path.of("../config/bench/scoring");

    private static final String LINES = """
              lines:
                customer: buyer
                item: article
                document: receipt
                day: sold
                dayFormat: dd/MM/yyyy
                quantity: pieces
                price: each
                group: land
                cancelled: {column: kind, pattern: return}
            """;

    private static final String SEGMENTS = "description: a shop\ndata: shop.csv\nsegments:\n" + LINES + """
              asOf: "2026-01-01"
              before: "2025-07-01"
              fewest: 2
              most: 3
              samples: 3
              stable: 0.8
              least: 0.02
              seed: 1
              names:
                - {name: loyal, at: {recency: -1, frequency: 1}}
                - {name: seldom, at: {recency: 0, frequency: 0}}
                - {name: gone, at: {recency: 1, frequency: -1}}
            """;

    private static final String RECOMMEND = "description: a shop\ndata: shop.csv\nrecommend:\n" + LINES + """
              exclude: [postage]
              chooseFrom: "2025-07-01"
              split: "2025-10-01"
              places: 2
              minimumBuyers: 2
              candidates: {halfLives: [90], ridges: [10], weights: [1]}
            """;

    private static final String FORECAST = "description: a shop\ndata: shop.csv\nforecast:\n" + LINES + """
              groups: [Jamaica]
              others: others
              holdOut: 4
              firstOrigin: 12
              coverage: 0.8
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void openShop() throws IOException {
        var random = new SplittableRandom(3);
        var rows = new ArrayList<>(List.of("sold,buyer,article,receipt,pieces,each,land,kind"));
        LocalDate first = LocalDate.of(2025, 1, 1);
        for (int day = 0; day < 365; day++) {
            int buyer = day % 20;
            // a buyer likes two articles of ten, and buys the second of them later in the year
            int article = day < 200 || random.nextBoolean() ? buyer % 10 : (buyer + 1) % 10;
            rows.add(row(first.plusDays(day), "buyer " + buyer, "article " + article, "r" + day, "Jamaica", "sale"));
            rows.add(row(first.plusDays(day), "buyer " + buyer, "postage", "r" + day, "Jamaica", "sale"));
            rows.add(row(first.plusDays(day), "", "article 1", "s" + day, "Cuba", "sale"));
        }
        rows.add(row(first.plusDays(40), "buyer once", "article sold once", "x1", "Cuba", "sale"));
        rows.add(row(first.plusDays(41), "buyer 3", "article 3", "x2", "Jamaica", "return"));
        Files.write(folder.resolve("shop.csv"), rows);
    }

    private static String row(LocalDate day, String buyer, String article, String receipt, String land, String kind) {
        String sold = String.format("%02d/%02d/%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
        return String.join(",", sold, buyer, article, receipt, "2", "1.50", land, kind);
    }

    @Test
    void segmentsTheCustomersOfAnyShop() throws IOException {
        Figures figures = new SegmentsJob().run(set(SEGMENTS), folder);

        assertThat(figures.models())
                .extracting(Model::name)
                .startsWith("thirds by revenue", "2 segments", "3 segments")
                .last()
                .asString()
                .startsWith("served: ");
        assertThat(figures.remarks()).anyMatch(remark -> remark.startsWith("from no customer: "));
    }

    @Test
    void recommendsWhatCustomersOfAnyShopBuyAgain() throws IOException {
        Figures figures = new RecommendJob().run(set(RECOMMEND), folder);

        double popularity = figures.models().get(0).values().get(0);
        Model own = figures.models().get(1);
        Model served = figures.models().get(figures.models().size() - 1);
        assertThat(own.name()).isEqualTo("own purchases");
        assertThat(own.values().get(3)).isNaN();
        assertThat(served.values().get(0)).isGreaterThan(popularity);
        assertThat(served.values()).noneMatch(value -> value.isNaN());
        assertThat(figures.remarks().get(0)).contains("20 customers bought before and after the split", "; 11 items");
    }

    @Test
    void forecastsTheGroupsOfAnyShop() throws IOException {
        Figures figures = new ForecastJob().run(set(FORECAST), folder);

        assertThat(figures.measures()).endsWith("Jamaica", "others");
        Model lastYear = figures.models().get(3);
        assertThat(lastYear.values().get(1)).isNaN();
        // the shop sells the same each week
        Model served = figures.models().get(figures.models().size() - 1);
        assertThat(served.name()).isEqualTo("served");
        assertThat(served.values().get(1)).isLessThan(0.02);
    }

    @Test
    void refusesGroupWithTooFewWeeks() throws IOException {
        ScoringSet set = set(FORECAST.replace("[Jamaica]", "[Jamaica, Haiti]"));
        assertThatThrownBy(() -> new ForecastJob().run(set, folder))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("forecasting 4 weeks of Haiti: there are 0 complete weeks");
    }

    @Test
    void refusesColumnThatIsNotThereAndValueOfOtherKind() throws IOException {
        ScoringSet misspelt = set(FORECAST.replace("price: each", "price: eahc"));
        assertThatThrownBy(() -> new ForecastJob().run(misspelt, folder))
                .hasMessageContaining("no column 'eahc' in shop.csv")
                .hasMessageContaining("did you mean 'each'?");
        ScoringSet words = set(FORECAST.replace("price: each", "price: land").replace("dd/MM", "MM/dd"));
        assertThatThrownBy(() -> new ForecastJob().run(words, folder))
                .hasMessageContaining("'land' of record 1 of the data is no number")
                .hasMessageContaining("is not of the form MM/dd/yyyy");
    }

    @Test
    void refusesShapeThatIsNotDescribed() throws IOException {
        var findings = new Findings();
        Path file = Files.writeString(folder.resolve("set.yaml"), SEGMENTS.replace("stable: 0.8", "stabel: 0.8"));
        assertThat(ScoringSet.read(file, findings)).isEmpty();
        assertThat(findings.list().toString()).contains("unknown key 'stabel'", "did you mean 'stable'?");
    }

    /** The real wholesaler, with less to choose from than the benchmark has. */
    @Test
    void keepsWhatItReachedOnRealSales() throws IOException {
        Figures forecast = new ForecastJob().run(real("forecast", "", ""), data());
        List<Double> served =
                forecast.models().get(forecast.models().size() - 1).values();
        assertThat(served.get(1))
                .isLessThan(0.26)
                .isLessThan(forecast.models().get(0).values().get(1));
        assertThat(served.get(2)).isBetween(0.7, 0.9);

        Figures segments = new SegmentsJob().run(real("segments", "samples: 30", "samples: 3"), data());
        List<Double> chosen =
                segments.models().get(segments.models().size() - 1).values();
        assertThat(chosen.get(2)).isGreaterThan(0.85);
        assertThat(chosen.get(3)).isGreaterThan(0.02);
    }

    private static Path data() {
        return Path.of(Optional.ofNullable(System.getenv("HUB_SHARED_DATA")).orElse("../../shared/data"));
    }

    private ScoringSet real(String name, String declared, String instead) throws IOException {
        ScoringSet set = set(Files.readString(SETS.resolve("online-retail-" + name + ".yaml"))
                .replace(declared, instead));
        Assumptions.assumeFalse(set.isMissing(data()), () -> "no " + set.data() + " in " + data());
        return set;
    }

    private ScoringSet set(String description) throws IOException {
        var findings = new Findings();
        Path file = Files.writeString(folder.resolve("set.yaml"), description);
        Optional<ScoringSet> set = ScoringSet.read(file, findings);
        findings.throwIfAny();
        return set.orElseThrow();
    }
}
