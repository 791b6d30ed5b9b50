package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.recommend.ItemHistory;
import io.customerhub.scoring.recommend.OfferSearch;
import io.customerhub.scoring.recommend.OfferSearch.Candidate;
import io.customerhub.scoring.recommend.Recommender;
import io.customerhub.scoring.served.ModelRule.Recommendation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Learns which products customers buy next: settings are searched as of a day, what they reach is checked as of a later one, and the way
 * that serves is learned anew as of today.
 */
public final class OfferTraining implements ModelTraining {
    /** Of an item that fewer have bought EASE learns nothing. */
    private static final int MINIMUM_BUYERS = 5;
    /** EASE takes 32 bytes a pair of items while it is fitted: of so many 200 MB. */
    private static final int MOST_ITEMS = 2_500;
    /** Of fewer customers a precision is a matter of chance. */
    private static final int FEWEST = 50;

    @Override
    public TrainedModel train(
            ModelRule rule, FeatureRules features, CustomerHistory history, LocalDate asOf, long seed) {
        Recommendation declared = declared(rule);
        LocalDate checked = asOf.minusDays(declared.days());
        LocalDate searched = checked.minusDays(declared.days());
        AskedCustomers now = history.asOf(asOf);
        List<List<BoughtItem>> bought = now.items();
        var goods = new Goods(declared, now.products(), Recommender.items(bought));
        var asked = new Split(rule, features, history, goods, bought);

        ItemHistory all = asked.history(asOf);
        long unlisted = unlisted(rule, all, goods);
        List<Set<String>> between = asked.later(searched, checked);
        List<Set<String>> since = asked.later(checked, asOf);
        ItemHistory before = asked.history(searched);
        ItemHistory then = asked.history(checked);
        List<Candidate> candidates = new OfferSearch(declared.offers(), minimumBuyers(before))
                .candidates(before, searched, between, goods.rules());
        OfferCheck check =
                OfferCheck.of(candidates, then, checked, since, goods.rules(), declared.offers(), minimumBuyers(then));
        int minimum = minimumBuyers(all);
        Recommender recommender = Recommender.learn(all, asOf, check.way(), minimum);
        return new TrainedModel(
                new OfferModel(rule, features, declared, recommender),
                OfferText.write(recommender),
                new ModelCard(
                        "settings chosen by what was bought from " + searched.plusDays(1) + " to " + checked
                                + ", checked on the " + declared.days() + " days from " + checked.plusDays(1) + " to "
                                + asOf + ", and then learned anew as of " + asOf,
                        data(bought, all, count(between), count(since)),
                        check.figures(),
                        check.way().name(),
                        check.why(),
                        List.of(),
                        limits(minimum, declared, unlisted)));
    }

    /** Of whom a model is, and what they bought, as of some days. */
    private record Split(
            ModelRule rule,
            FeatureRules features,
            CustomerHistory customers,
            Goods goods,
            List<List<BoughtItem>> bought) {

        ItemHistory history(LocalDate day) {
            List<List<BoughtItem>> until = goods.bought(bought, day);
            return ItemHistory.ofRows(until, Recommender.items(until));
        }

        /** What those bought after a day until another of whom the model was on that day, and who had bought something by then. */
        List<Set<String>> later(LocalDate day, LocalDate until) {
            List<Set<String>> later = new ArrayList<>(goods.items(bought, day, until));
            List<List<BoughtItem>> before = goods.bought(bought, day);
            boolean[] counts = new boolean[later.size()];
            for (int row : new Audience(rule.about()).rows(customers.asOf(day), features)) {
                counts[row] = !before.get(row).isEmpty();
            }
            for (int row = 0; row < counts.length; row++) {
                if (!counts[row]) {
                    later.set(row, Set.of());
                }
            }
            int known = count(later);
            if (known < FEWEST) {
                throw new TrainingRefusal("learning the model '" + rule.name() + "': of whom it is, only " + known
                        + " customers bought by " + day + " and again until " + until + ", and " + FEWEST
                        + " are needed; wait for more history, or take a shorter time");
            }
            return later;
        }
    }

    /** How many items are no products that are known. */
    private static long unlisted(ModelRule rule, ItemHistory all, Goods goods) {
        long unlisted = all.items().stream()
                .filter(item -> goods.product(item).isEmpty())
                .count();
        if (unlisted > 0 && unlisted == all.items().size()) {
            throw new TrainingRefusal("learning the model '" + rule.name() + "': none of " + whole(unlisted)
                    + " items that customers bought is among the products of the warehouse, so none could be offered; run"
                    + " the flow that reads them, as hub sync quickbooks-items");
        }
        return unlisted;
    }

    private static int count(List<Set<String>> later) {
        return (int) later.stream().filter(items -> !items.isEmpty()).count();
    }

    /** The fewest buyers with which no more items are left than can be computed. */
    private static int minimumBuyers(ItemHistory history) {
        int[] buyers = history.counted(LocalDate.MAX, Double.POSITIVE_INFINITY).buyers();
        Arrays.sort(buyers);
        int last = buyers.length - 1 - MOST_ITEMS;
        return last < 0 ? MINIMUM_BUYERS : Math.max(MINIMUM_BUYERS, buyers[last] + 1);
    }

    @Override
    public ServedModel read(ModelRule rule, FeatureRules features, String content) {
        return new OfferModel(rule, features, declared(rule), OfferText.read(rule, content));
    }

    private static Recommendation declared(ModelRule rule) {
        if (rule.kind() instanceof Recommendation recommendation) {
            return recommendation;
        }
        throw new IllegalArgumentException(
                "the model '" + rule.name() + "' is of the kind " + rule.kind().word() + ", and not recommendation");
    }

    private static Map<String, String> data(List<List<BoughtItem>> bought, ItemHistory all, int between, int since) {
        var data = new LinkedHashMap<String, String>();
        data.put(
                "customers who bought",
                whole(bought.stream().filter(each -> !each.isEmpty()).count()));
        data.put("items", whole(all.items().size()));
        data.put("customers who chose the settings", whole(between));
        data.put("customers who checked them", whole(since));
        return data;
    }

    private static List<String> limits(int minimum, Recommendation declared, long unlisted) {
        var limits = new ArrayList<String>();
        limits.add("It knows neither prices nor seasons nor stock, and does not say that an offer makes anybody buy.");
        limits.add("Figures are of products of any status: what it was on an earlier day is not kept.");
        if (unlisted > 0) {
            limits.add(whole(unlisted) + " of the items are no products of the warehouse, and are not offered.");
        }
        if (minimum > MINIMUM_BUYERS) {
            limits.add("EASE learns nothing of items with fewer than " + minimum + " buyers: more than "
                    + whole(MOST_ITEMS) + " items are too many for it.");
        }
        if (declared.except().boughtWithin() > 0) {
            limits.add("What a customer bought within " + declared.except().boughtWithin()
                    + " days is not offered, here as there.");
        }
        return limits;
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
