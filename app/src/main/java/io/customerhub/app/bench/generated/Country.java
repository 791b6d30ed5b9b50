package io.customerhub.app.bench.generated;

import java.util.List;
import java.util.Map;

/** Where people live: in towns of very different size, in streets of which each town has its own. */
final class Country {
    private static final List<String> PARISHES = List.of(
            "Kingston",
            "St. Andrew",
            "St. Catherine",
            "Clarendon",
            "Manchester",
            "St. James",
            "St. Ann",
            "Westmoreland",
            "St. Elizabeth",
            "St. Mary",
            "Portland",
            "St. Thomas",
            "Hanover",
            "Trelawny");

    private static final List<String> TOWNS = List.of(
            "Kingston",
            "Portmore",
            "Spanish Town",
            "Montego Bay",
            "Mandeville",
            "May Pen",
            "Old Harbour",
            "Linstead",
            "Half Way Tree",
            "Savanna-la-Mar",
            "Ocho Rios",
            "Port Antonio",
            "St. Ann's Bay",
            "Morant Bay",
            "Constant Spring",
            "Santa Cruz",
            "Bog Walk",
            "Negril",
            "Ewarton",
            "Falmouth",
            "Lucea",
            "Port Maria",
            "Black River",
            "Brown's Town",
            "Christiana",
            "Stony Hill",
            "Old Road");

    private static final List<String> STREETS = List.of(
            "Main",
            "Church",
            "High",
            "Market",
            "King",
            "Queen",
            "Hope",
            "School",
            "Station",
            "Harbour",
            "Duke",
            "Orange",
            "Bay",
            "Mill",
            "Palm",
            "Victoria",
            "Old",
            "Windsor",
            "Park",
            "Garden");

    private static final Map<String, String> KINDS = Map.of(
            "Road",
            "Rd",
            "Street",
            "St",
            "Avenue",
            "Ave",
            "Drive",
            "Dr",
            "Lane",
            "Ln",
            "Crescent",
            "Cres",
            "Close",
            "Cl",
            "Way",
            "Way");

    private static final List<String> ORDERED_KINDS =
            List.of("Road", "Street", "Avenue", "Drive", "Lane", "Close", "Crescent", "Way");

    private static final double LISTED_TOWNS = 0.65;
    private static final double LISTED_STREETS = 0.2;
    private static final double LOTS = 0.1;
    private static final int HOUSES = 150;
    private static final int OFFICES = 20;

    private final Chance chance;

    Country(Chance chance) {
        this.chance = chance;
    }

    Place place() {
        String town = chance.is(LISTED_TOWNS) ? chance.often(TOWNS) : Syllables.word(chance.rank(40, 0.8), 5);
        // A town lies in one parish; its larger ones have several delivery offices.
        int parish = Math.floorMod(town.hashCode(), PARISHES.size());
        String code = String.format(
                "JM%c%02d%02d", 'A' + parish, Math.floorMod(town.hashCode() / 31, 100), chance.below(OFFICES));
        String street = chance.is(LISTED_STREETS)
                ? chance.often(STREETS)
                : Syllables.word(chance.rank(80, 0.7) * 1_000_003 + town.hashCode(), 6);
        String house = (chance.is(LOTS) ? "Lot " : "") + (1 + chance.below(HOUSES));
        String kind = ORDERED_KINDS.get(Math.floorMod(street.hashCode(), ORDERED_KINDS.size()));
        return new Place(house, street, kind, town, code, PARISHES.get(parish));
    }

    /** The address as one writes it. */
    String written(Place place) {
        String street = chance.is(Fault.STREET_MISTYPED) ? chance.mistyped(place.street()) : place.street();
        String kind = chance.is(Fault.STREET_SHORTENED) ? KINDS.getOrDefault(place.kind(), place.kind()) : place.kind();
        return place.house() + " " + street + " " + kind;
    }
}
