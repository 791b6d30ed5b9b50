package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.recommend.Recommender;
import io.customerhub.scoring.recommend.Recommender.Recommended;
import io.customerhub.scoring.served.ModelRule.Recommendation;
import io.customerhub.scoring.served.Offer.Because;
import io.customerhub.scoring.served.Score.Driver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Recommends products to customers who have bought something. Its word is the first product's name, and its drivers are what speaks for
 * that one; the effects are parts of the product's score, which has no unit.
 */
record OfferModel(ModelRule rule, FeatureRules features, Recommendation declared, Recommender recommender)
        implements ServedModel {
    private static final double DIGITS = 1e6;

    @Override
    public List<Optional<Score>> score(AskedCustomers customers) {
        List<List<BoughtItem>> items = customers.items();
        int[] asked = Arrays.stream(new Audience(rule.about()).rows(customers, features))
                .filter(row -> !items.get(row).isEmpty())
                .toArray();
        List<Optional<Score>> scores = new ArrayList<>(Collections.nCopies(customers.size(), Optional.empty()));
        if (asked.length == 0) {
            return List.copyOf(scores);
        }
        var goods = new Goods(declared, customers.products(), recommender.items());
        List<List<Recommended>> recommended = recommender.of(
                Arrays.stream(asked).mapToObj(items::get).toList(), customers.day(), goods.today(), declared.offers());
        for (int i = 0; i < asked.length; i++) {
            scores.set(asked[i], score(recommended.get(i), goods));
        }
        return List.copyOf(scores);
    }

    private static Optional<Score> score(List<Recommended> recommended, Goods goods) {
        List<Offer> offers = recommended.stream()
                .flatMap(each -> goods.product(each.item()).stream().map(product -> offer(each, product, goods)))
                .toList();
        return offers.stream()
                .findFirst()
                .map(first -> new Score(OptionalDouble.empty(), Optional.of(first.name()), drivers(first), offers));
    }

    private static Offer offer(Recommended of, Product product, Goods goods) {
        return new Offer(
                product.id(),
                of.item(),
                product.name(),
                rounded(of.score()),
                of.documents(),
                of.because().stream()
                        .map(each -> new Because(
                                goods.product(each.item()).map(Product::name).orElse(each.item()),
                                each.documents(),
                                rounded(each.effect())))
                        .toList());
    }

    private static List<Driver> drivers(Offer first) {
        return first.because().stream()
                .map(each ->
                        new Driver("documents with " + each.name(), String.valueOf(each.documents()), each.effect()))
                .toList();
    }

    private static double rounded(double number) {
        return Math.rint(number * DIGITS) / DIGITS;
    }
}
