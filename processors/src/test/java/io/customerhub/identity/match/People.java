package io.customerhub.identity.match;

import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.ComparisonRule.Kind;
import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.Dictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Made-up people, each in several records with errors; a record's id starts with its person's number. */
final class People {
    static final Dictionary WORDS = new Dictionary(List.of(), Set.of("mr"), Set.of("ltd"), Map.of("road", "rd"));
    static final List<ComparisonRule> RULES = List.of(
            new ComparisonRule("name", Kind.PERSON_NAME, List.of("given", "family", "full"), false, true),
            new ComparisonRule("birth date", Kind.DATE, List.of("born"), false, true),
            new ComparisonRule("phone", Kind.NUMBER, List.of("phone"), true, true),
            new ComparisonRule("locality", Kind.LOCALITY, List.of("town", "code"), true, true));

    private static final String SYLLABLES = "ba be bo ca de do fa ga ka la le lo ma mi na no pa ra ri sa ta to va wi";

    private final SplittableRandom random;
    private final List<String> given;
    private final List<String> family;
    private final List<String> towns;

    People(long seed) {
        random = new SplittableRandom(seed);
        given = names(60, 2);
        family = names(250, 3);
        towns = names(30, 3);
    }

    /** Records of so many people, one to four each, from the sources in turn. */
    List<Described> records(int people, int most, String... sources) {
        var records = new ArrayList<Described>();
        for (int person = 0; person < people; person++) {
            Map<String, String> fields = Map.of(
                    "given", pick(given),
                    "family", pick(family),
                    "born", birthDate(),
                    "phone", "876" + digits(7),
                    "town", pick(towns));
            int copies = sources.length > 1 ? sources.length : 1 + random.nextInt(most);
            for (int copy = 0; copy < copies; copy++) {
                records.add(new Described(
                        person + "/" + copy, sources[copy % sources.length], copy == 0 ? fields : spoilt(fields)));
            }
        }
        return records;
    }

    /**
     * Records of households: all of one share family name, phone and town, and differ in the given name.
     *
     * @param twice the share of people in two records, the second with errors; all others are in one
     */
    List<Described> households(int households, double twice) {
        var records = new ArrayList<Described>();
        for (int household = 0; household < households; household++) {
            Map<String, String> shared =
                    Map.of("family", pick(family), "phone", "876" + digits(7), "town", pick(towns));
            Set<String> names = new HashSet<>();
            for (int member = random.nextInt(5); member >= 0; member--) {
                Map<String, String> fields = new HashMap<>(shared);
                fields.put("given", pick(given));
                if (random.nextInt(5) == 0) {
                    fields.put("born", birthDate());
                }
                if (names.add(fields.get("given"))) {
                    String person = household + "-" + member + "/";
                    records.add(new Described(person + 0, "books", fields));
                    if (random.nextDouble() < twice) {
                        records.add(new Described(person + 1, "books", spoilt(fields)));
                    }
                }
            }
        }
        return records;
    }

    private Map<String, String> spoilt(Map<String, String> fields) {
        Map<String, String> spoilt = new HashMap<>(fields);
        // Maps of a few entries have another order in each process.
        new TreeMap<>(fields).forEach((field, value) -> {
            int dice = random.nextInt(10);
            if (dice == 0) {
                spoilt.remove(field);
            } else if (dice == 1) {
                int at = random.nextInt(value.length() - 1);
                spoilt.put(
                        field,
                        value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2));
            }
        });
        return spoilt;
    }

    private List<String> names(int many, int syllables) {
        List<String> all = List.of(SYLLABLES.split(" "));
        var names = new ArrayList<String>();
        for (int i = 0; i < many; i++) {
            var name = new StringBuilder();
            for (int s = 0; s < syllables; s++) {
                name.append(pick(all));
            }
            names.add(name.toString());
        }
        return names;
    }

    private String birthDate() {
        return "19" + digits(2) + "-0" + (1 + random.nextInt(9)) + "-1" + digits(1);
    }

    private String digits(int many) {
        var digits = new StringBuilder();
        for (int i = 0; i < many; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    static String person(String id) {
        return id.substring(0, id.indexOf('/'));
    }
}
