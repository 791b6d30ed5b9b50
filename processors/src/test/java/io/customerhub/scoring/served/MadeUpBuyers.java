package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.value.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Customers in memory who buy items. Their only feature is whether their place is even, as a number. */
record MadeUpBuyers(List<List<BoughtItem>> bought, List<Product> products) implements CustomerHistory {
    private static final int DAYS = 20;

    MadeUpBuyers {
        bought = bought.stream().map(List::copyOf).toList();
        products = List.copyOf(products);
    }

    /** Half like even items and half odd ones; each buys one every twenty days, and none of them again. */
    static MadeUpBuyers curious(int customers, LocalDate until) {
        var bought = new ArrayList<List<BoughtItem>>();
        var random = new Random(1);
        for (int customer = 0; customer < customers; customer++) {
            int taste = customer % 2;
            List<Integer> liked = new ArrayList<>(
                    IntStream.range(0, 20).map(i -> 2 * i + taste).boxed().toList());
            Collections.shuffle(liked, random);
            bought.add(IntStream.range(0, 15)
                    .mapToObj(i -> new BoughtItem(item(liked.get(i)), until.minusDays((long) DAYS * i), 1))
                    .toList());
        }
        return new MadeUpBuyers(bought, products(40));
    }

    /** Each has three favourites, which say nothing of each other, and buys one of them every twenty days. */
    static MadeUpBuyers faithful(int customers, LocalDate until) {
        var random = new Random(2);
        var bought = new ArrayList<List<BoughtItem>>();
        for (int customer = 0; customer < customers; customer++) {
            int[] favourites = random.ints(3, 0, 40).toArray();
            bought.add(IntStream.range(0, 15)
                    .mapToObj(i ->
                            new BoughtItem(item(favourites[random.nextInt(3)]), until.minusDays((long) DAYS * i), 1))
                    .toList());
        }
        return new MadeUpBuyers(bought, products(40));
    }

    static String item(int number) {
        return "shop/" + number;
    }

    private static List<Product> products(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Product(
                        "id " + i, item(i), "Item " + i, "N" + i, i < 4 ? "low" : "", i == 5 ? "inactive" : "active"))
                .toList();
    }

    /** The same, with another who buys. */
    MadeUpBuyers and(BoughtItem... another) {
        return new MadeUpBuyers(
                Stream.concat(bought.stream(), Stream.of(List.of(another))).toList(), products);
    }

    @Override
    public AskedCustomers asOf(LocalDate day) {
        return new Asked(this, day);
    }

    private record Asked(MadeUpBuyers history, LocalDate day) implements AskedCustomers {
        @Override
        public int size() {
            return history.bought().size();
        }

        @Override
        public FeatureTable features(FeatureRules rules) {
            return new FeatureTable(
                    size(),
                    rules.features().stream()
                            .<Column>map(rule -> new Column.Numbers(
                                    rule.name(),
                                    IntStream.range(0, size())
                                            .mapToDouble(row -> 1 - row % 2)
                                            .toArray()))
                            .toList());
        }

        @Override
        public List<List<Purchase>> purchases(Map<String, BigDecimal> currencies) {
            throw new UnsupportedOperationException("these customers buy items, and their amounts are not known");
        }

        @Override
        public List<List<BoughtItem>> items() {
            return history.bought().stream()
                    .map(own -> own.stream()
                            .filter(each -> !each.day().isAfter(day))
                            .toList())
                    .toList();
        }

        @Override
        public List<Product> products() {
            return history.products();
        }
    }
}
