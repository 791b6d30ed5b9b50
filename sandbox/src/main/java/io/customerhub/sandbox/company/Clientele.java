package io.customerhub.sandbox.company;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The true customers of the demo company: three quarters persons, one quarter organisations. */
final class Clientele {

    private static final List<String> MAIL_HOSTS =
            List.of("gmail.com", "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "flowja.com", "cwjamaica.com");

    private final Random random;
    private final Set<String> emails = new HashSet<>();
    private final Set<String> taxNumbers = new HashSet<>();
    private final Set<String> organisations = new HashSet<>();
    private final List<TrueCustomer> customers = new ArrayList<>();

    private Clientele(Random random) {
        this.random = random;
    }

    static List<TrueCustomer> of(int size, Random random) {
        Clientele clientele = new Clientele(random);
        for (int i = 0; i < size; i++) {
            clientele.add(i);
        }
        return List.copyOf(clientele.customers);
    }

    private void add(int index) {
        boolean organised = index % 4 == 3;
        String given = Names.given(random);
        String family = Names.family(random);
        String organisation = organised ? organisation() : "";
        // A household or a switchboard: two in a hundred share the phone and the address of the customer before.
        boolean shares = index > 0 && random.nextInt(50) == 0;
        Optional<TrueCustomer> neighbour = shares ? Optional.of(customers.get(index - 1)) : Optional.empty();
        Optional<TrueCustomer> relative = neighbour.filter(other -> !organised && !other.isOrganisation());
        customers.add(new TrueCustomer(
                String.format(Locale.ROOT, "C%05d", index + 1),
                given,
                random.nextInt(3) == 0 ? String.valueOf((char) ('A' + random.nextInt(26))) : "",
                relative.map(TrueCustomer::familyName).orElse(family),
                organisation,
                email(given, family, organisation),
                neighbour.map(TrueCustomer::phone).orElseGet(this::phone),
                neighbour.map(TrueCustomer::street).orElseGet(() -> Places.street(random)),
                neighbour.map(TrueCustomer::place).orElseGet(() -> Places.town(random)),
                taxNumber(),
                LocalDate.of(1945 + random.nextInt(61), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                (organised ? random.nextInt(10) : random.nextInt(60)) == 0 ? "USD" : "JMD"));
    }

    private String organisation() {
        String name = Names.organisation(random);
        while (!organisations.add(name)) {
            name = Names.organisation(random);
        }
        return name;
    }

    private String email(String given, String family, String organisation) {
        String base;
        String host;
        if (organisation.isEmpty()) {
            base = random.nextBoolean() ? given + "." + family : given.charAt(0) + family;
            host = MAIL_HOSTS.get(random.nextInt(MAIL_HOSTS.size()));
        } else {
            base = random.nextBoolean() ? "info" : "accounts";
            host = organisation.replaceAll("[^A-Za-z]", "") + ".example";
        }
        String email = (base + "@" + host).toLowerCase(Locale.ROOT).replace("'", "");
        for (int suffix = 2; !emails.add(email); suffix++) {
            email = (base + suffix + "@" + host).toLowerCase(Locale.ROOT);
        }
        return email;
    }

    private String phone() {
        String area = random.nextInt(6) == 0 ? "658" : "876";
        return area + (2 + random.nextInt(8)) + String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    }

    private String taxNumber() {
        String number = String.format(Locale.ROOT, "%09d", 1_000_000 + random.nextInt(199_000_000));
        while (!taxNumbers.add(number)) {
            number = String.format(Locale.ROOT, "%09d", 1_000_000 + random.nextInt(199_000_000));
        }
        return number;
    }
}
