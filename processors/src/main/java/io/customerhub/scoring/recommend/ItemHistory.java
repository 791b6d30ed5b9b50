package io.customerhub.scoring.recommend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which customers bought which items, and when. Customers and items are known by their numbers, in the order of their names. */
public final class ItemHistory {
    private record Bought(String document, LocalDate day) {}

    private final List<String> customers;
    private final List<String> items;
    private final int[][] itemsOf;
    private final List<List<LocalDate[]>> days;

    private ItemHistory(List<String> customers, List<String> items, int[][] itemsOf, List<List<LocalDate[]>> days) {
        this.customers = List.copyOf(customers);
        this.items = List.copyOf(items);
        this.itemsOf = itemsOf;
        this.days = days;
    }

    /** The history of all customers and items that there are. */
    public static ItemHistory of(Collection<ItemPurchase> purchases) {
        List<String> items =
                purchases.stream().map(ItemPurchase::item).distinct().sorted().toList();
        Map<String, Integer> numbers = numbers(items);
        Map<String, Map<Integer, Set<Bought>>> history = new TreeMap<>();
        for (ItemPurchase purchase : purchases) {
            history.computeIfAbsent(purchase.customer(), customer -> new TreeMap<>())
                    .computeIfAbsent(numbers.get(purchase.item()), number -> new HashSet<>())
                    .add(new Bought(purchase.document(), purchase.day()));
        }
        return of(
                List.copyOf(history.keySet()),
                items,
                history.values().stream().map(ItemHistory::days).toList());
    }

    /**
     * The history of customers in an order, with some items, as a model knows them.
     *
     * @param customers what each bought; their names are their places
     * @param items in the order of their numbers; purchases of others do not count
     */
    public static ItemHistory ofRows(List<List<BoughtItem>> customers, Collection<String> items) {
        Map<String, Integer> numbers = numbers(items);
        return of(
                IntStream.range(0, customers.size()).mapToObj(String::valueOf).toList(),
                List.copyOf(items),
                customers.stream().map(customer -> days(customer, numbers)).toList());
    }

    private static Map<String, Integer> numbers(Collection<String> items) {
        Map<String, Integer> numbers = new HashMap<>();
        items.forEach(item -> numbers.put(item, numbers.size()));
        return numbers;
    }

    /** Of each customer the days of each item, by the items' numbers. */
    private static ItemHistory of(
            List<String> customers, List<String> items, List<Map<Integer, List<LocalDate>>> bought) {
        return new ItemHistory(
                customers,
                items,
                bought.stream()
                        .map(own -> own.keySet().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                        .toArray(int[][]::new),
                bought.stream()
                        .map(own -> own.values().stream()
                                .map(days -> days.stream().sorted().toArray(LocalDate[]::new))
                                .toList())
                        .toList());
    }

    private static Map<Integer, List<LocalDate>> days(Map<Integer, Set<Bought>> customer) {
        Map<Integer, List<LocalDate>> own = new TreeMap<>();
        customer.forEach(
                (item, bought) -> own.put(item, bought.stream().map(Bought::day).toList()));
        return own;
    }

    private static Map<Integer, List<LocalDate>> days(List<BoughtItem> customer, Map<String, Integer> numbers) {
        Map<Integer, List<LocalDate>> own = new TreeMap<>();
        for (BoughtItem bought : customer) {
            Integer item = numbers.get(bought.item());
            if (item != null) {
                own.computeIfAbsent(item, number -> new ArrayList<>())
                        .addAll(Collections.nCopies(bought.documents(), bought.day()));
            }
        }
        return own;
    }

    /** The customers by their numbers. */
    public List<String> customers() {
        return customers;
    }

    /** The items by their numbers. */
    public List<String> items() {
        return items;
    }

    /**
     * How often each customer bought each item.
     *
     * @param day on which it is asked; later purchases count as if they were of that day
     * @param halfLife after how many days a purchase counts half; infinite where all count the same
     */
    public Purchases counted(LocalDate day, double halfLife) {
        double[][] times = new double[itemsOf.length][];
        for (int customer = 0; customer < times.length; customer++) {
            times[customer] = days.get(customer).stream()
                    .mapToDouble(bought -> times(bought, day, halfLife))
                    .toArray();
        }
        return new Purchases(items.size(), itemsOf, times);
    }

    /** For each customer the numbers of the items bought after a day, ascending. */
    int[][] boughtAfter(LocalDate day) {
        int[][] after = new int[itemsOf.length][];
        for (int customer = 0; customer < after.length; customer++) {
            int[] own = itemsOf[customer];
            List<LocalDate[]> bought = days.get(customer);
            after[customer] = IntStream.range(0, own.length)
                    .filter(place -> bought.get(place)[bought.get(place).length - 1].isAfter(day))
                    .map(place -> own[place])
                    .toArray();
        }
        return after;
    }

    private static double times(LocalDate[] bought, LocalDate day, double halfLife) {
        double times = 0;
        for (LocalDate each : bought) {
            times += Math.pow(0.5, Math.max(0, ChronoUnit.DAYS.between(each, day)) / halfLife);
        }
        return times;
    }
}
