package io.customerhub.app.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Customers whom a file tells the hub before their events come; each has a name and an address of their own. */
final class KnownCustomers {
    private static final List<String> GIVEN = List.of(
            "Ann",
            "Ben",
            "Carla",
            "Devon",
            "Erica",
            "Floyd",
            "Grace",
            "Howard",
            "Iris",
            "Jerome",
            "Karen",
            "Leroy",
            "Marva",
            "Nigel",
            "Opal",
            "Patrick",
            "Rosalie",
            "Stafford",
            "Tanya",
            "Winston");
    private static final List<String> SYLLABLES = List.of(
            "ba", "cor", "den", "fal", "gor", "hal", "lin", "mor", "nes", "pel", "ran", "sut", "tor", "vel", "wick",
            "yat");
    private static final String HEADER =
            "Customer No,Name,Company,Email,Phone,Address,Town,Parish,TRN,Date of birth,Notes";

    private KnownCustomers() {}

    /** Their addresses; the place in the list is the number of the customer. */
    static List<String> addresses(int customers) {
        var addresses = new ArrayList<String>();
        for (int number = 0; number < customers; number++) {
            addresses.add(name(number).toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com");
        }
        return addresses;
    }

    /** Writes the file that the flow {@code customer-files} reads. */
    static void write(Path folder, List<String> addresses) throws IOException {
        var lines = new ArrayList<String>(List.of(HEADER));
        for (int number = 0; number < addresses.size(); number++) {
            lines.add(number + "," + name(number) + ",," + addresses.get(number) + ",,,,,,,");
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("customers.csv"), lines);
    }

    private static String name(int number) {
        var family = new StringBuilder();
        for (int rest = number / GIVEN.size() + SYLLABLES.size(); rest > 0; rest /= SYLLABLES.size()) {
            family.append(SYLLABLES.get(rest % SYLLABLES.size()));
        }
        family.setCharAt(0, Character.toUpperCase(family.charAt(0)));
        return GIVEN.get(number % GIVEN.size()) + " " + family;
    }
}
