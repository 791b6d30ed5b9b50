package io.customerhub.sandbox.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the demo company sells: a wholesaler's groceries, household goods and hardware. */
final class Assortment {

    /** A price is in JMD. */
    record Item(String id, String name, BigDecimal price) {}

    private static final Instant LISTED = Instant.parse("2024-10-31T14:00:00Z");

    private static final List<String> GOODS = List.of(
            "Blue Mountain coffee 8 oz",
            "Ackee in brine 19 oz",
            "Jerk seasoning 10 oz",
            "Bun 28 oz",
            "Tin cheese 2.2 lb",
            "Coconut milk 13.5 oz",
            "Bulla pack",
            "Plantain chips case",
            "Ginger beer case",
            "Sorrel drink case",
            "Corned beef 12 oz",
            "Mackerel in tomato sauce",
            "Saltfish 1 lb",
            "Cornmeal 2 kg",
            "Rice 10 kg",
            "Brown sugar 2 kg",
            "Flour 2 kg",
            "Cooking oil 1 l",
            "Callaloo in brine",
            "Guava jam 12 oz",
            "Condensed milk case",
            "Oats 800 g",
            "Hot pepper sauce case",
            "Gungo peas 15 oz",
            "Red kidney beans 1 lb",
            "Bleach 4 l",
            "Laundry soap bar",
            "Dish liquid 1 l",
            "Toilet tissue 24",
            "Paper towels 12",
            "Foam cups 1000",
            "Foil trays 100",
            "Mop",
            "Broom",
            "Galvanised bucket",
            "Cement 42.5 kg",
            "Nails 2 in 1 lb",
            "Zinc sheet 8 ft",
            "Paint white 1 gal",
            "Paint brush 3 in",
            "PVC pipe 1/2 in",
            "Garden hose 50 ft",
            "Machete",
            "Padlock 50 mm",
            "Extension cord 25 ft",
            "LED bulb 9 W",
            "Batteries AA 24",
            "Chicken feed 25 kg",
            "Fertilizer 50 kg",
            "Notebook 12");

    private Assortment() {}

    static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < GOODS.size(); i++) {
            BigDecimal price = BigDecimal.valueOf(15_000 + random.nextInt(480_000), 2);
            items.add(new Item(String.valueOf(i + 1), GOODS.get(i), price));
        }
        return List.copyOf(items);
    }

    static List<BookRecord> records(List<Item> items) {
        List<BookRecord> records =
                new ArrayList<>(items.stream().map(Assortment::toRecord).toList());
        records.add(tax());
        return List.copyOf(records);
    }

    private static BookRecord toRecord(Item item) {
        ObjectNode record = Ledger.head(item.id(), LISTED, LISTED);
        record.put("Name", item.name()).put("FullyQualifiedName", item.name());
        record.put("Type", "Inventory").put("Active", true).put("UnitPrice", item.price());
        return BookRecord.of(item.id(), LISTED, true, record);
    }

    /** What the lines of the general consumption tax refer to. */
    private static BookRecord tax() {
        ObjectNode record = Ledger.head("GCT", LISTED, LISTED);
        record.put("Name", "GCT 15 %").put("FullyQualifiedName", "GCT 15 %");
        record.put("Type", "Service").put("Active", true);
        return BookRecord.of("GCT", LISTED, true, record);
    }
}
