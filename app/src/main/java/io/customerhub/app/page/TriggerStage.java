package io.customerhub.app.page;

import io.customerhub.identity.IdentityChange;
import io.customerhub.identity.IdentityChange.Kind;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.scoring.action.SeenCustomer;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.trigger.Happening;
import io.customerhub.trigger.TriggerRules;
import io.customerhub.trigger.TriggerRules.Look;
import io.customerhub.trigger.TriggerRules.Seen;
import io.customerhub.trigger.TriggerState;
import io.customerhub.warehouse.store.Announcements;
import io.customerhub.warehouse.store.TriggerMemory;
import io.customerhub.warehouse.store.TriggerMemory.CameAbout;
import io.customerhub.warehouse.store.TriggerMemory.Remembered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Body;

/** Lets triggers look at the customers a page touched, all of them in few statements, and writes down what comes about. */
public final class TriggerStage {
    private final Supplier<LocalDate> today;
    private final Announcements announcements;
    private volatile Optional<TriggerRules> inUse = Optional.empty();

    public TriggerStage(Supplier<LocalDate> today, Announcements announcements) {
        this.today = today;
        this.announcements = announcements;
    }

    public ScoredPage look(@Body ScoredPage page) {
        TriggerRules rules = page.context().rules().triggers();
        LocalDate day = page.asked().map(AskedCustomers::day).orElseGet(today);
        use(rules, page, day);
        if (rules.triggers().isEmpty()) {
            return page;
        }
        TriggerMemory memory = page.context().transaction().triggers();
        Map<CustomerId, SeenCustomer> seen = seen(page, rules);
        var cameAbout = new ArrayList<CameAbout>();
        for (IdentityChange change : page.context().transaction().changes()) {
            rules.firings(change, change.other().flatMap(other -> Optional.ofNullable(seen.get(other))))
                    .forEach(firing -> cameAbout.add(new CameAbout(change.customer(), firing, day)));
        }
        if (!seen.isEmpty()) {
            look(rules, memory, seen, splitFrom(page), day, cameAbout);
        }
        memory.forget(page.gone());
        memory.announce(cameAbout);
        return page;
    }

    /** Before the first page they look at, in a transaction of its own: who is new by this page is nobody whom it sees. */
    private void use(TriggerRules rules, ScoredPage page, LocalDate day) {
        if (page.context().transaction().isRehearsed()) {
            page.context().transaction().triggers().use(rules, day);
        } else if (!inUse.equals(Optional.of(rules))) {
            announcements.use(rules, day);
            inUse = Optional.of(rules);
        }
    }

    private static Map<CustomerId, SeenCustomer> seen(ScoredPage page, TriggerRules rules) {
        Map<CustomerId, SeenCustomer> seen = new LinkedHashMap<>();
        if (page.profiles().isEmpty()) {
            return seen;
        }
        FeatureTable features = rules.features().features().isEmpty()
                ? new FeatureTable(page.profiles().size(), List.of())
                : page.asked().orElseThrow().features(rules.features());
        for (int row = 0; row < page.profiles().size(); row++) {
            ScoredProfile scored = page.profiles().get(row);
            Map<String, String> fields = new HashMap<>();
            scored.profile().values().forEach((field, chosen) -> fields.put(field.word(), chosen.value()));
            Map<String, ToldScore> scores =
                    scored.scores().stream().collect(Collectors.toMap(ToldScore::model, Function.identity()));
            seen.put(scored.profile().customer(), new SeenCustomer(fields, features, row, scores));
        }
        return seen;
    }

    /** Who comes of a split was known as somebody else: what was remembered of that one goes for both. */
    private static Map<CustomerId, CustomerId> splitFrom(ScoredPage page) {
        Map<CustomerId, CustomerId> from = new HashMap<>();
        page.context().transaction().changes().stream()
                .filter(change -> change.kind() == Kind.SPLIT)
                .forEach(change -> change.other().ifPresent(other -> from.put(other, change.customer())));
        return from;
    }

    private static void look(
            TriggerRules rules,
            TriggerMemory memory,
            Map<CustomerId, SeenCustomer> customers,
            Map<CustomerId, CustomerId> splitFrom,
            LocalDate day,
            List<CameAbout> cameAbout) {
        Set<CustomerId> asked = new HashSet<>(customers.keySet());
        asked.addAll(splitFrom.values());
        Map<CustomerId, Remembered> remembered = memory.of(asked, rules);
        Map<CustomerId, List<Happening>> happenings =
                rules.areOfHappenings() ? memory.happenings(customers.keySet(), day) : Map.of();
        Map<CustomerId, Map<String, TriggerState>> changed = new LinkedHashMap<>();
        customers.forEach((customer, seen) -> {
            Optional<Remembered> own = Optional.ofNullable(remembered.get(customer));
            Optional<Remembered> known =
                    own.or(() -> Optional.ofNullable(splitFrom.get(customer)).map(remembered::get));
            Map<String, TriggerState> before = known.map(Remembered::states).orElse(Map.of());
            Set<String> unseen = known.map(Remembered::unseen).orElse(Set.of());
            Seen now = rules.look(
                    new Look(seen, before, unseen, known.isEmpty(), happenings.getOrDefault(customer, List.of()), day));
            if (own.isEmpty() || !unseen.isEmpty() || !now.after().equals(before)) {
                changed.put(customer, now.after());
            }
            now.firings().forEach(firing -> cameAbout.add(new CameAbout(customer, firing, day)));
        });
        memory.keep(changed, rules);
    }
}
