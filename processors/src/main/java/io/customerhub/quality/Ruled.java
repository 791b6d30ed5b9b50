package io.customerhub.quality;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.PlainField;
import io.customerhub.model.PlainRecord;
import io.customerhub.model.TransactionLine;
import io.customerhub.model.TransactionRecord;
import java.math.BigDecimal;
import java.util.Optional;

/** A record as rules see it: by the words of its fields. */
sealed interface Ruled {
    CanonicalRecord record();

    /** The section of the rules that is about such records. */
    String section();

    Optional<String> get(String word);

    /** The same record with a value in its normal form; an empty one is left out. */
    Ruled with(String word, String value);

    /** Whether its lines, where it has any, make its total. */
    default boolean addsUp() {
        return true;
    }

    static Ruled of(CanonicalRecord record) {
        if (record instanceof CustomerRecord customer) {
            return new Customer(customer);
        }
        return record instanceof TransactionRecord transaction
                ? new Transaction(transaction)
                : new Plain((PlainRecord) record);
    }

    record Customer(CustomerRecord record) implements Ruled {
        @Override
        public String section() {
            return "customer";
        }

        @Override
        public Optional<String> get(String word) {
            return CustomerField.of(word).flatMap(record.facts()::get);
        }

        @Override
        public Ruled with(String word, String value) {
            return CustomerField.of(word)
                    .<Ruled>map(field -> new Customer(record.with(record.facts().with(field, value))))
                    .orElse(this);
        }
    }

    record Transaction(TransactionRecord record) implements Ruled {
        @Override
        public String section() {
            return "transaction";
        }

        @Override
        public Optional<String> get(String word) {
            return Optional.of(
                    word.equals("currency") ? record.currency() : record.date().toString());
        }

        @Override
        public Ruled with(String word, String value) {
            return word.equals("currency") ? new Transaction(record.with(value)) : this;
        }

        @Override
        public boolean addsUp() {
            BigDecimal sum =
                    record.lines().stream().map(TransactionLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            return record.lines().isEmpty() || sum.compareTo(record.total()) == 0;
        }
    }

    record Plain(PlainRecord record) implements Ruled {
        @Override
        public String section() {
            return record.kind().word();
        }

        @Override
        public Optional<String> get(String word) {
            return record.get(word);
        }

        @Override
        public Ruled with(String word, String value) {
            return value.isEmpty() || isText(word) ? new Plain(record.with(word, value)) : this;
        }

        /** Other values have their normal form already: no rule can write them otherwise. */
        private boolean isText(String word) {
            return record.kind().fields().stream()
                    .anyMatch(field -> field.word().equals(word) && field.type() == PlainField.Type.TEXT);
        }
    }
}
