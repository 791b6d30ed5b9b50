package io.customerhub.scoring.action;

import io.customerhub.declaration.Findings;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.ModelFile;
import io.customerhub.scoring.served.Product;
import io.customerhub.scoring.value.Purchase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Decisions of a test about customers of a test. */
final class DeclaredActions {
    static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private static final String FEATURES = """
            description: some
            currencies: {JMD: 1}
            features:
              - {feature: purchases, description: How often, of: purchases, measure: count}
              - {feature: days since purchase, description: How long ago, of: purchases, measure: days since last}
              - {feature: parish, description: Where, of: profile, field: parish}
            """;
    private static final String MODELS = """
            description: some
            models:
              - {model: churn, description: Leaves, kind: likelihood, outcome: {of: purchases, within: 90, to: 0}}
              - {model: behaviour, description: Alike, kind: segments, features: [purchases, days since purchase]}
            """;

    private DeclaredActions() {}

    /** Decisions, as the list under {@code decisions} has them. */
    static Optional<ActionRules> parse(String decisions, Findings findings) {
        var none = new Findings();
        FeatureRules features =
                FeatureFile.parse(Path.of("features.yaml"), FEATURES, none).orElseThrow();
        return ActionFile.parse(
                Path.of("actions.yaml"),
                "description: some\ndecisions:\n" + decisions.indent(2),
                features,
                ModelFile.parse(Path.of("models.yaml"), MODELS, features, none).orElseThrow(),
                findings);
    }

    static ActionRules of(String decisions) {
        var findings = new Findings();
        Optional<ActionRules> rules = parse(decisions, findings);
        findings.throwIfAny();
        return rules.orElseThrow();
    }

    static CustomerId customer(int number) {
        return new CustomerId(new UUID(0, number));
    }

    static CustomerScore score(String model, String number) {
        return new CustomerScore(
                model, 1, Optional.of(new BigDecimal(number)), Optional.empty(), List.of(), DAY, Optional.empty());
    }

    static CustomerScore label(String model, String label) {
        return new CustomerScore(model, 1, Optional.empty(), Optional.of(label), List.of(), DAY, Optional.empty());
    }

    /** Customers who are asked about; the columns are read by their names, and how often is counted. */
    static final class Customers implements AskedCustomers {
        private final int size;
        private final LocalDate day;
        private final List<Column> columns;
        private final List<FeatureRules> reads = new ArrayList<>();

        Customers(int size, LocalDate day, Column... columns) {
            this.size = size;
            this.day = day;
            this.columns = List.of(columns);
        }

        /** What was read of them. */
        List<FeatureRules> reads() {
            return reads;
        }

        List<CustomerId> ids() {
            return IntStream.range(0, size).mapToObj(DeclaredActions::customer).toList();
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public LocalDate day() {
            return day;
        }

        @Override
        public FeatureTable features(FeatureRules rules) {
            reads.add(rules);
            return new FeatureTable(size, columns)
                    .only(rules.features().stream().map(each -> each.name()).toList());
        }

        @Override
        public List<List<Purchase>> purchases(Map<String, BigDecimal> currencies) {
            throw new UnsupportedOperationException("decisions look at features");
        }

        @Override
        public List<List<BoughtItem>> items() {
            throw new UnsupportedOperationException("decisions look at features");
        }

        @Override
        public List<Product> products() {
            throw new UnsupportedOperationException("decisions look at features");
        }
    }
}
