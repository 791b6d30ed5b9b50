package io.customerhub.trigger;

import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityChange;
import io.customerhub.identity.IdentityChange.Kind;
import io.customerhub.identity.IdentityChange.Why;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.action.SeenCustomer;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureRule.OfProfile;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.trigger.TriggerRules.Look;
import io.customerhub.trigger.TriggerRules.Seen;
import io.customerhub.trigger.TriggerTest.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Runs the tests that stand with triggers. */
public final class TriggerTests {
    private static final CustomerId SOMEBODY = new CustomerId(new UUID(0, 1));

    private TriggerTests() {}

    /** Runs them all; each failure is a finding at the test's line. */
    public static int run(TriggerRules rules, Findings findings) {
        int run = 0;
        for (Trigger trigger : rules.triggers()) {
            var alone = new TriggerRules(rules.features(), List.of(trigger));
            for (TriggerTest test : trigger.tests()) {
                run++;
                if (fires(alone, test) != test.fires()) {
                    findings.add(
                            test.file(),
                            test.line(),
                            "test '" + test.name() + "' of the trigger " + trigger.name() + " fails: it "
                                    + (test.fires() ? "does not come about" : "comes about"),
                            "mend the trigger or the expectation");
                }
            }
        }
        return run;
    }

    private static boolean fires(TriggerRules rules, TriggerTest test) {
        Map<String, TriggerState> before = test.before()
                .map(given -> look(rules, given, Map.of(), true).after())
                .orElse(Map.of());
        Seen now = look(rules, test.now(), before, test.before().isEmpty());
        return !now.firings().isEmpty() || !changes(rules, test.now()).isEmpty();
    }

    private static Seen look(TriggerRules rules, Given given, Map<String, TriggerState> before, boolean isNew) {
        return rules.look(new Look(seen(rules, given), before, Set.of(), isNew, given.happenings(), given.day()));
    }

    private static List<Firing> changes(TriggerRules rules, Given given) {
        return given.becomes()
                .map(kind -> rules.firings(
                        new IdentityChange(
                                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                                SOMEBODY,
                                Optional.empty(),
                                List.of(),
                                Why.COMPARING,
                                List.of()),
                        Optional.of(seen(rules, given))))
                .orElse(List.of());
    }

    private static SeenCustomer seen(TriggerRules rules, Given given) {
        var columns = new ArrayList<Column>();
        rules.features().features().forEach(rule -> {
            String value = given.features().getOrDefault(rule.name(), "");
            columns.add(
                    rule instanceof OfProfile
                            ? new Column.Words(rule.name(), List.of(value))
                            : new Column.Numbers(
                                    rule.name(),
                                    new double[] {value.isEmpty() ? Double.NaN : Double.parseDouble(value)}));
        });
        Map<String, ToldScore> scores = new HashMap<>();
        given.scores()
                .forEach((name, said) -> scores.put(
                        name, new ToldScore(name, 1, said.number(), said.word(), List.of(), List.of(), given.day())));
        return new SeenCustomer(given.fields(), new FeatureTable(1, columns), 0, scores);
    }
}
