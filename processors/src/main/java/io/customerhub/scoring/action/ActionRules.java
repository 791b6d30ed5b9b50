package io.customerhub.scoring.action;

import io.customerhub.declaration.Findings;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.ModelRule;
import io.customerhub.scoring.served.ToldScore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions about customers in their order: each can go by what those before it said. */
public final class ActionRules {
    /** The first reason of what was drawn against the rules. */
    public static final String CHANCE = "chance";

    /** No decisions. */
    public static final ActionRules NONE = new ActionRules(new FeatureRules(Map.of(), List.of()), List.of());

    /** The features that they look at, and no others. */
    private final FeatureRules features;

    private final List<Decision> decisions;

    ActionRules(FeatureRules features, List<Decision> decisions) {
        this.features = features.only(
                decisions.stream().flatMap(Decision::features).distinct().toList());
        this.decisions = List.copyOf(decisions);
    }

    /**
     * Reads conditions that come after these decisions.
     *
     * @param known the features there are
     */
    public ConditionReader conditions(FeatureRules known, List<ModelRule> models, Findings findings) {
        return new ConditionReader(known, models, decisions, findings);
    }

    /** The names of the decisions. */
    public List<String> names() {
        return decisions.stream().map(Decision::name).toList();
    }

    /**
     * Decides about customers.
     *
     * @param asked the same customers
     * @param known what models say of them, what is stale among it
     * @param version of the files that declare this
     * @return what is said of each customer, in the order of the decisions; of whom a decision says nothing, it has no score
     */
    public List<List<CustomerScore>> decide(
            List<CustomerId> customers, AskedCustomers asked, Map<CustomerId, List<ToldScore>> known, int version) {
        if (decisions.isEmpty()) {
            return customers.stream().map(customer -> List.<CustomerScore>of()).toList();
        }
        FeatureTable table = features.features().isEmpty()
                ? new FeatureTable(customers.size(), List.of())
                : asked.features(features);
        var said = new ArrayList<List<CustomerScore>>();
        for (int row = 0; row < customers.size(); row++) {
            Map<String, ToldScore> scores = new HashMap<>();
            known.getOrDefault(customers.get(row), List.of()).forEach(score -> scores.put(score.model(), score));
            said.add(decide(customers.get(row), new SeenCustomer(Map.of(), table, row, scores), asked.day(), version));
        }
        return said;
    }

    private List<CustomerScore> decide(CustomerId customer, SeenCustomer before, LocalDate day, int version) {
        var said = new ArrayList<CustomerScore>();
        SeenCustomer seen = before;
        for (Decision decision : decisions) {
            Optional<CustomerScore> score = decision.of(seen, customer, day)
                    .map(verdict -> new CustomerScore(
                            decision.name(),
                            version,
                            verdict.propensity(),
                            Optional.of(verdict.say()),
                            verdict.reasons(),
                            day,
                            Optional.empty()));
            score.ifPresent(said::add);
            seen = seen.saying(decision.name(), score);
        }
        return said;
    }
}
