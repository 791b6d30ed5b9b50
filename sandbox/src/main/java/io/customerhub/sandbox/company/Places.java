package io.customerhub.sandbox.company;

import java.util.List;
import java.util.Random;

/** The fourteen parishes of Jamaica, some of their towns, and streets that many towns have. */
final class Places {

    /** A town and the parish it lies in. */
    record Place(String town, String parish) {}

    static final List<Place> TOWNS = List.of(
            new Place("Kingston", "Kingston"),
            new Place("Cross Roads", "Kingston"),
            new Place("Half Way Tree", "St. Andrew"),
            new Place("Constant Spring", "St. Andrew"),
            new Place("Stony Hill", "St. Andrew"),
            new Place("Liguanea", "St. Andrew"),
            new Place("Spanish Town", "St. Catherine"),
            new Place("Portmore", "St. Catherine"),
            new Place("Old Harbour", "St. Catherine"),
            new Place("Linstead", "St. Catherine"),
            new Place("May Pen", "Clarendon"),
            new Place("Chapelton", "Clarendon"),
            new Place("Mandeville", "Manchester"),
            new Place("Christiana", "Manchester"),
            new Place("Black River", "St. Elizabeth"),
            new Place("Santa Cruz", "St. Elizabeth"),
            new Place("Savanna-la-Mar", "Westmoreland"),
            new Place("Negril", "Westmoreland"),
            new Place("Lucea", "Hanover"),
            new Place("Montego Bay", "St. James"),
            new Place("Rose Hall", "St. James"),
            new Place("Falmouth", "Trelawny"),
            new Place("Ocho Rios", "St. Ann"),
            new Place("St. Ann's Bay", "St. Ann"),
            new Place("Brown's Town", "St. Ann"),
            new Place("Port Maria", "St. Mary"),
            new Place("Annotto Bay", "St. Mary"),
            new Place("Port Antonio", "Portland"),
            new Place("Buff Bay", "Portland"),
            new Place("Morant Bay", "St. Thomas"),
            new Place("Yallahs", "St. Thomas"));

    private static final List<String> STREETS = List.of(
            "Main Street",
            "Church Street",
            "Duke Street",
            "King Street",
            "Barbican Road",
            "Hope Road",
            "Constant Spring Road",
            "Manchester Road",
            "Ward Avenue",
            "Market Street",
            "Harbour Street",
            "Old Hope Road",
            "Brunswick Avenue",
            "Great George Street",
            "Caledonia Road",
            "Hargreaves Avenue",
            "Waterloo Road",
            "Bustamante Highway",
            "Nashville Avenue",
            "Windward Road");

    private Places() {}

    static Place town(Random random) {
        return TOWNS.get(random.nextInt(TOWNS.size()));
    }

    static String street(Random random) {
        String street = (1 + random.nextInt(180)) + " " + STREETS.get(random.nextInt(STREETS.size()));
        int kind = random.nextInt(12);
        if (kind == 0) {
            return "Lot " + (1 + random.nextInt(90)) + ", " + street;
        }
        return kind == 1 ? "Apt " + (1 + random.nextInt(20)) + ", " + street : street;
    }
}
