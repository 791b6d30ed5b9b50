package io.customerhub.scoring.served;

import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.recommend.OfferRules;
import io.customerhub.scoring.served.ModelRule.Recommendation;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is sold, by a model's rules of what may be offered. */
final class Goods {
    private final Recommendation declared;
    private final Map<String, Product> products = new HashMap<>();
    private final Set<String> never;

    /** @param bought by customers: among them may be what the products do not tell of */
    Goods(Recommendation declared, List<Product> products, Collection<String> bought) {
        this.declared = declared;
        products.forEach(product -> this.products.putIfAbsent(product.item(), product));
        this.never = Stream.concat(
                        bought.stream().filter(this::isNamed),
                        this.products.values().stream().filter(this::isNever).map(Product::item))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isNamed(String item) {
        Set<String> items = declared.except().items();
        return items.contains(item) || items.contains(item.substring(item.indexOf('/') + 1));
    }

    private boolean isNever(Product product) {
        Set<String> items = declared.except().items();
        return isNamed(product.item())
                || items.contains(product.number())
                || items.contains(product.name())
                || declared.except().categories().contains(product.category());
    }

    /** The product that an item is; empty where its source tells of none. */
    Optional<Product> product(String item) {
        return Optional.ofNullable(products.get(item));
    }

    /** What was bought until a day, without what may never be offered: fees are no taste. */
    List<List<BoughtItem>> bought(List<List<BoughtItem>> customers, LocalDate until) {
        return some(customers, each -> !each.day().isAfter(until));
    }

    /** For each customer the items that they bought after a day until another, of those that may be offered. */
    List<Set<String>> items(List<List<BoughtItem>> customers, LocalDate after, LocalDate until) {
        return some(customers, each -> each.day().isAfter(after) && !each.day().isAfter(until)).stream()
                .map(bought -> bought.stream().map(BoughtItem::item).collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    private List<List<BoughtItem>> some(List<List<BoughtItem>> customers, Predicate<BoughtItem> which) {
        return customers.stream()
                .map(bought -> bought.stream()
                        .filter(which)
                        .filter(each -> !never.contains(each.item()))
                        .toList())
                .toList();
    }

    /** The rules of any day: the status of products is known of today alone. */
    OfferRules rules() {
        return new OfferRules(never, Optional.empty(), declared.except().boughtWithin(), categories(), most());
    }

    /** The rules of today: only what is still among the products, with a status that may be offered. */
    OfferRules today() {
        Set<String> sold = new HashSet<>();
        products.forEach((item, product) -> {
            if (!declared.except().statuses().contains(product.status())) {
                sold.add(item);
            }
        });
        return new OfferRules(never, Optional.of(sold), declared.except().boughtWithin(), categories(), most());
    }

    private int most() {
        return declared.mostOfCategory().orElse(Integer.MAX_VALUE);
    }

    private Map<String, String> categories() {
        Map<String, String> categories = new HashMap<>();
        if (declared.mostOfCategory().isPresent()) {
            products.forEach((item, product) -> {
                if (!product.category().isEmpty()) {
                    categories.put(item, product.category());
                }
            });
        }
        return categories;
    }
}
