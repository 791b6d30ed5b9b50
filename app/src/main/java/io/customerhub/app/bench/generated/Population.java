package io.customerhub.app.bench.generated;

import io.customerhub.app.bench.IdentitySet;
import io.customerhub.identity.compare.Described;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes records of customers of whom the truth is known: one of five is an organisation, the others live in households, and each is
 * in one to five records with {@link Fault faults}. How many records are asked for changes nothing in them: of more there are more
 * names, streets and namesakes, as of a larger part of one country.
 */
public final class Population {
    /** One customer of five is one, as people come by households of nearly two. */
    private static final double ORGANISATIONS_BESIDE_HOUSEHOLDS = 0.315;

    private static final double[] RECORDS = {0.5, 0.28, 0.13, 0.06, 0.03};
    private static final List<String> SOURCES = List.of("shop", "books", "crm", "loyalty");

    private final long seed;
    private final Chance chance;
    private final Country country;
    private final Vocabulary vocabulary;
    private final Contacts contacts;
    private final Household household;
    private final List<Organisation> organisations = new ArrayList<>();

    /** Prepares a population; the same for the same seed. */
    public Population(long seed) {
        this.seed = seed;
        chance = new Chance(seed);
        country = new Country(chance);
        vocabulary = new Vocabulary(chance);
        contacts = new Contacts(chance);
        household = new Household(vocabulary, contacts, country, chance);
    }

    /** So many records, in no order. */
    public IdentitySet records(int records) {
        var written = new ArrayList<Described>(records);
        var whom = new ArrayList<String>(records);
        for (int customer = 0; written.size() < records; ) {
            for (Customer each : next()) {
                String truth = String.valueOf(customer++);
                int copies = Math.min(chance.count(RECORDS), records - written.size());
                for (int record = 0; record < copies; record++) {
                    var one = new Written(chance, country);
                    each.write(record, one, chance);
                    written.add(new Described(String.valueOf(written.size()), chance.any(SOURCES), one.fields()));
                    whom.add(truth);
                }
            }
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, records).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return new IdentitySet(
                "generated",
                order.stream().map(written::get).toList(),
                List.of(),
                List.of(),
                order.stream().map(whom::get).toList(),
                List.of());
    }

    private List<? extends Customer> next() {
        if (chance.is(ORGANISATIONS_BESIDE_HOUSEHOLDS)) {
            Organisation made = Organisation.make(vocabulary, contacts, country, chance);
            organisations.add(made);
            return List.of(made);
        }
        return household.people(organisations);
    }
}
