package io.customerhub.app.bench.scoring;

import io.customerhub.scoring.recommend.BlendSearch;
import io.customerhub.scoring.recommend.BlendSearch.Outcome;
import io.customerhub.scoring.recommend.BlendSettings;
import io.customerhub.scoring.recommend.Ease;
import io.customerhub.scoring.recommend.ItemHistory;
import io.customerhub.scoring.recommend.ItemNeighbours;
import io.customerhub.scoring.recommend.ItemPurchase;
import io.customerhub.scoring.recommend.ItemScorer;
import io.customerhub.scoring.recommend.OfferRules;
import io.customerhub.scoring.recommend.Purchases;
import io.customerhub.scoring.recommend.Recommender;
import io.customerhub.scoring.recommend.Strength;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many of the items that are recommended customers buy later. All settings are chosen before the day of the split. */
public final class RecommendJob implements ScoringJob {
    private static final double ALL_COUNT = Double.POSITIVE_INFINITY;

    @Override
    public Figures run(ScoringSet set, Path folder) throws IOException {
        var declared = new DeclaredValues(set.section());
        Set<String> noGoods = Set.copyOf(declared.texts("exclude"));
        List<ItemPurchase> purchases = SaleLines.read(set, folder).stream()
                .filter(line -> line.isPurchase() && !line.customer().isEmpty() && !noGoods.contains(line.item()))
                .map(line -> new ItemPurchase(line.customer(), line.item(), line.document(), line.day()))
                .toList();
        LocalDate split = declared.day("split");
        LocalDate inner = declared.day("chooseFrom");
        BlendSearch search = search(declared);
        ItemHistory known = before(purchases, inner);
        Outcome outcome = search.run(known, inner, later(known, between(purchases, inner, split)), OfferRules.NONE);

        ItemHistory history = before(purchases, split);
        var later = later(history, between(purchases, split, LocalDate.MAX));
        var judged = new OfferFigures(history, split, later, search.places());
        compare(judged, history, split, search, outcome);
        return new Figures(set.name(), judged.measures(), judged.rows(), remarks(search, outcome, judged, history));
    }

    private static void compare(
            OfferFigures judged, ItemHistory history, LocalDate split, BlendSearch search, Outcome outcome) {
        var all = history.counted(split, ALL_COUNT);
        judged.add("popularity", ItemScorer.popularity(all));
        judged.addKnown("own purchases", ItemScorer.ownPurchases(all));
        double halfLife = outcome.bestBlend().settings().ownHalfLife();
        for (double life : search.ownHalfLives()) {
            if (!Double.isInfinite(life)) {
                judged.addKnown(
                        "own purchases, half after " + days(life) + " days",
                        ItemScorer.ownPurchases(history.counted(split, life)));
            }
        }
        judged.add(
                "item neighbours",
                ItemNeighbours.fit(all, Recommender.NEIGHBOURS).of(all.once()));
        double ridge = outcome.bestAlone(Strength.ONCE).settings().ridge();
        judged.add("EASE, bought or not", ease(history, split, Strength.ONCE, ridge, search));
        Purchases once = Strength.ONCE.of(history, split);
        judged.add(
                "EASE, " + Recommender.NEIGHBOURS + " weights an item",
                Ease.fit(once, search.minimumBuyers(), ridge)
                        .strongest(Recommender.NEIGHBOURS)
                        .of(once));

        BlendSettings blend = outcome.bestBlend().settings();
        ItemScorer ease = ease(history, split, blend.strength(), blend.ridge(), search);
        ItemScorer mixed =
                ItemScorer.ownPurchases(history.counted(split, halfLife)).plus(blend.weight(), ease);
        BlendSettings forNew = outcome.bestForNew().settings();
        judged.add("served", mixed, ease(history, split, forNew.strength(), forNew.ridge(), search));
    }

    private static ItemScorer ease(
            ItemHistory history, LocalDate day, Strength strength, double ridge, BlendSearch search) {
        var told = strength.of(history, day);
        return Ease.fit(told, search.minimumBuyers(), ridge).of(told);
    }

    private static BlendSearch search(DeclaredValues declared) {
        var candidates = new DeclaredValues(declared.section().get("candidates").orElseThrow());
        return new BlendSearch(
                Stream.concat(
                                Stream.of(Strength.ONCE),
                                candidates.numbers("halfLives").stream().map(Strength::often))
                        .toList(),
                candidates.numbers("ridges"),
                Stream.concat(Stream.of(ALL_COUNT), candidates.numbers("halfLives").stream())
                        .toList(),
                candidates.numbers("weights"),
                declared.whole("minimumBuyers"),
                declared.whole("places"));
    }

    private static ItemHistory before(List<ItemPurchase> purchases, LocalDate day) {
        return ItemHistory.of(between(purchases, LocalDate.MIN, day));
    }

    private static List<ItemPurchase> between(List<ItemPurchase> purchases, LocalDate from, LocalDate until) {
        return purchases.stream()
                .filter(purchase ->
                        !purchase.day().isBefore(from) && purchase.day().isBefore(until))
                .toList();
    }

    private static List<Set<String>> later(ItemHistory history, List<ItemPurchase> later) {
        Map<String, Set<String>> items = later.stream()
                .collect(Collectors.groupingBy(
                        ItemPurchase::customer,
                        Collectors.mapping(ItemPurchase::item, Collectors.toCollection(TreeSet::new))));
        return history.customers().stream()
                .map(customer -> items.getOrDefault(customer, Set.of()))
                .toList();
    }

    private static List<String> remarks(BlendSearch search, Outcome outcome, OfferFigures judged, ItemHistory history) {
        BlendSettings blend = outcome.bestBlend().settings();
        BlendSettings forNew = outcome.bestForNew().settings();
        return List.of(
                judged.customers() + " customers bought before and after the split, " + judged.customersOfNew()
                        + " of them something new to them; " + history.items().size() + " items, a standard error of "
                        + String.format(Locale.ROOT, "%.4f", judged.standardError()) + " in the served precision",
                "chosen before the split: own purchases (half after " + days(blend.ownHalfLife()) + " days) and "
                        + days(blend.weight()) + " times EASE (" + words(blend.strength()) + ", ridge "
                        + days(blend.ridge()) + "), precision there "
                        + String.format(Locale.ROOT, "%.4f", outcome.bestBlend().precision()),
                "chosen before the split for what is new: EASE (" + words(forNew.strength()) + ", ridge "
                        + days(forNew.ridge()) + "), precision there "
                        + String.format(
                                Locale.ROOT, "%.4f", outcome.bestForNew().precision()),
                "EASE alone has the ridge "
                        + days(outcome.bestAlone(Strength.ONCE).settings().ridge()) + "; items of fewer than "
                        + search.minimumBuyers() + " buyers are left to own purchases");
    }

    private static String words(Strength strength) {
        return strength.isOnce()
                ? "bought or not"
                : "logarithm of how often, half after " + days(strength.halfLife()) + " days";
    }

    private static String days(double number) {
        return Double.isInfinite(number) ? "infinitely many" : String.format(Locale.ROOT, "%.0f", number);
    }
}
