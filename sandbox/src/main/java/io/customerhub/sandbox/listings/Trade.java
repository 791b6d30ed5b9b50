package io.customerhub.sandbox.listings;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a business does, as far as its name tells: a type for Google, a heading for a directory. */
enum Trade {
    HARDWARE("Hardware", "hardware_store", "Hardware Stores"),
    PHARMACY("Pharmacy", "pharmacy", "Pharmacies"),
    SUPERMARKET("Supermarket|Wholesale|Mart|Cash & Carry|Meat", "supermarket", "Supermarkets & Wholesalers"),
    RESTAURANT("Restaurant|Jerk|Cook|Bakery", "restaurant", "Restaurants & Bakeries"),
    LODGING("Guest House|Hotel|Villa", "lodging", "Hotels & Guest Houses"),
    CARS("Auto", "car_repair", "Auto Parts & Repairs"),
    SCHOOL("School", "school", "Schools"),
    FARM("Farm", "store", "Farm Supplies"),
    OTHER(".*", "store", "General Merchandise");

    private final String names;
    private final String type;
    private final String heading;

    Trade(String names, String type, String heading) {
        this.names = names;
        this.type = type;
        this.heading = heading;
    }

    String type() {
        return type;
    }

    String heading() {
        return heading;
    }

    static Trade of(String business) {
        return Stream.of(values())
                .filter(trade -> Pattern.compile(trade.names).matcher(business).find())
                .findFirst()
                .orElse(OTHER);
    }
}
