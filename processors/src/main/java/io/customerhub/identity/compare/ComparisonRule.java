package io.customerhub.identity.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A declared comparison.
 *
 * @param name as evidence names it
 * @param kind how it compares
 * @param fields what it reads, in the order of its kind
 * @param place whether it says where somebody is, which neighbours share
 * @param finds whether it takes part in finding candidates
 * @param veto outcomes in which two records are not about one customer, whatever else speaks for it; each as the model names it, or as
 *     it names a part of it
 * @param except values that say nothing, such as placeholders, in their normal form
 */
public record ComparisonRule(
        String name,
        Kind kind,
        List<String> fields,
        boolean place,
        boolean finds,
        List<String> veto,
        List<String> except) {
    public ComparisonRule {
        fields = List.copyOf(fields);
        veto = List.copyOf(veto);
        except = List.copyOf(except);
    }

    /** One in which no outcome forbids anything, and every value says something. */
    public ComparisonRule(String name, Kind kind, List<String> fields, boolean place, boolean finds) {
        this(name, kind, fields, place, finds, List.of(), List.of());
    }

    /** How values can be compared. */
    public enum Kind {
        PERSON_NAME("person-name", 3, 3),
        OTHER_NAMES("other-names", 3, 3),
        ORGANISATION_NAME("organisation-name", 1, 1),
        DATE("date", 1, 1),
        EMAIL("email", 1, 1),
        EMAIL_COMPANY("email-company", 1, 1),
        NUMBER("number", 1, 1),
        ADDRESS("address", 1, 9),
        LOCALITY("locality", 2, 2),
        WORD("word", 1, 1);

        private static final Map<String, Kind> BY_WORD =
                Arrays.stream(values()).collect(Collectors.toMap(Kind::word, Function.identity()));

        private final String word;
        private final int least;
        private final int most;

        Kind(String word, int least, int most) {
            this.word = word;
            this.least = least;
            this.most = most;
        }

        public String word() {
            return word;
        }

        public static Optional<Kind> of(String word) {
            return Optional.ofNullable(BY_WORD.get(word));
        }

        /** Whether it can read so many fields. */
        public boolean takes(int fields) {
            return fields >= least && fields <= most;
        }

        /** How many fields it reads, in words. */
        public String fields() {
            return least == most ? String.valueOf(least) : least + " to " + most;
        }
    }

    /** The outcomes that can be named, and their parts, without those that compare nothing. */
    Set<String> outcomes() {
        return compared(new Words(Dictionary.NOTHING)).outcomes();
    }

    Comparison make(Words words) {
        Comparison comparison = compared(words);
        comparison.forbid(veto);
        comparison.passOver(except);
        return comparison;
    }

    private Comparison compared(Words words) {
        String first = fields.get(0);
        return switch (kind) {
            case PERSON_NAME -> new PersonName(name, place, names(), words);
            case OTHER_NAMES -> new OtherNames(name, place, names(), words);
            case ORGANISATION_NAME -> new OrganisationName(name, place, first, words);
            case DATE -> new DateComparison(name, place, first, words);
            case EMAIL -> new EmailComparison(name, place, first, words);
            case EMAIL_COMPANY -> new MailDomain(name, place, first, words);
            case NUMBER -> new NumberComparison(name, place, first, words);
            case ADDRESS -> new AddressComparison(name, place, fields, words);
            case LOCALITY -> new Locality(name, place, first, fields.get(1), words);
            case WORD -> new WordComparison(name, place, first, words);
        };
    }

    private NameFields names() {
        return new NameFields(fields.get(0), fields.get(1), fields.get(2));
    }
}
