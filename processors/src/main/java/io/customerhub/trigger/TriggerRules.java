package io.customerhub.trigger;

import io.customerhub.identity.IdentityChange;
import io.customerhub.scoring.action.Condition;
import io.customerhub.scoring.action.SeenCustomer;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.trigger.Occasion.CustomerIs;
import io.customerhub.trigger.Occasion.Happens;
import io.customerhub.trigger.Trigger.Reaction.Tell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Triggers in their order, none of which knows of the others.
 *
 * @param features those that they look at, and no others
 */
public record TriggerRules(FeatureRules features, List<Trigger> triggers) {
    /** No triggers. */
    public static final TriggerRules NONE = new TriggerRules(new FeatureRules(Map.of(), List.of()), List.of());

    public TriggerRules {
        triggers = List.copyOf(triggers);
        features = features.only(triggers.stream()
                .flatMap(trigger -> trigger.when().stream())
                .filter(condition -> condition.of() == Condition.Of.FEATURE)
                .map(Condition::name)
                .distinct()
                .toList());
    }

    /** Those of which all targets are among these: others would be told to nobody. */
    public TriggerRules telling(Collection<String> targets) {
        return new TriggerRules(
                features,
                triggers.stream()
                        .filter(trigger -> trigger.then().stream()
                                .allMatch(then -> !(then instanceof Tell tell) || targets.contains(tell.target())))
                        .toList());
    }

    /** Whether any comes about by interactions or documents. */
    public boolean areOfHappenings() {
        return triggers.stream()
                .anyMatch(trigger ->
                        trigger.on().filter(Happens.class::isInstance).isPresent());
    }

    /**
     * What triggers see of a customer.
     *
     * @param before what they remember, by their names
     * @param quiet those that have not looked at the customer yet, who was known before them: they begin to remember, and nothing
     *     comes about
     * @param isNew whether the hub has not known the customer before
     * @param happenings what is new of them
     */
    public record Look(
            SeenCustomer seen,
            Map<String, TriggerState> before,
            Set<String> quiet,
            boolean isNew,
            List<Happening> happenings,
            LocalDate day) {
        public Look {
            before = Map.copyOf(before);
            quiet = Set.copyOf(quiet);
            happenings = List.copyOf(happenings);
        }
    }

    /**
     * What came of a look.
     *
     * @param after what triggers remember from now on, by their names; of those that remember nothing there is none
     */
    public record Seen(Map<String, TriggerState> after, List<Firing> firings) {
        public Seen {
            after = Map.copyOf(after);
            firings = List.copyOf(firings);
        }
    }

    /** Looks at a customer. */
    public Seen look(Look look) {
        Map<String, TriggerState> after = new HashMap<>();
        var firings = new ArrayList<Firing>();
        for (Trigger trigger : triggers) {
            boolean quiet = look.quiet().contains(trigger.name());
            TriggerState before =
                    quiet ? TriggerState.NONE : look.before().getOrDefault(trigger.name(), TriggerState.NONE);
            var watch = new Watch(trigger, look, before);
            TriggerState now = watch.state();
            if (!now.equals(TriggerState.NONE)) {
                after.put(trigger.name(), now);
            }
            if (!quiet) {
                firings.addAll(watch.firings());
            }
        }
        return new Seen(after, firings);
    }

    /**
     * What comes about by what happened to a customer.
     *
     * @param other whose the records are since, as triggers see them; conditions are about them
     */
    public List<Firing> firings(IdentityChange change, Optional<SeenCustomer> other) {
        var firings = new ArrayList<Firing>();
        for (Trigger trigger : triggers) {
            if (trigger.on().orElse(null) instanceof CustomerIs is
                    && is.kinds().contains(change.kind().word())) {
                List<Driver> reasons =
                        other.map(seen -> seen.reasons(trigger.when())).orElse(List.of());
                if (reasons.size() == trigger.when().size()) {
                    firings.add(Firing.of(trigger, reasons, change));
                }
            }
        }
        return firings;
    }
}
