package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.value.Purchase;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A history that knows a hash of all that was read of it, so that it can be told whether two models were learned from the same. */
public final class HashedHistory implements CustomerHistory {
    private final CustomerHistory history;
    private final MessageDigest digest;

    public HashedHistory(CustomerHistory history) {
        this.history = history;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Of all that was read until now, in its order. */
    public UUID hash() {
        try {
            ByteBuffer half = ByteBuffer.wrap(((MessageDigest) digest.clone()).digest());
            return new UUID(half.getLong(), half.getLong());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK's SHA-256 can be asked while it goes on", e);
        }
    }

    @Override
    public AskedCustomers asOf(LocalDate day) {
        return new Hashed(history.asOf(day));
    }

    private final class Hashed implements AskedCustomers {
        private final AskedCustomers customers;

        Hashed(AskedCustomers customers) {
            this.customers = customers;
        }

        @Override
        public int size() {
            return customers.size();
        }

        @Override
        public LocalDate day() {
            return customers.day();
        }

        @Override
        public FeatureTable features(FeatureRules rules) {
            FeatureTable read = customers.features(rules);
            add(day());
            read.columns().forEach(HashedHistory.this::add);
            return read;
        }

        @Override
        public List<List<Purchase>> purchases(Map<String, BigDecimal> currencies) {
            List<List<Purchase>> read = customers.purchases(currencies);
            add(day());
            for (List<Purchase> of : read) {
                add(of.size());
                for (Purchase purchase : of) {
                    add(purchase.day());
                    add(purchase.spend());
                    add(purchase.units());
                }
            }
            return read;
        }

        @Override
        public List<List<BoughtItem>> items() {
            List<List<BoughtItem>> read = customers.items();
            add(day());
            for (List<BoughtItem> of : read) {
                add(of.size());
                for (BoughtItem bought : of) {
                    add(bought.item());
                    add(bought.day());
                    add(bought.documents());
                }
            }
            return read;
        }

        @Override
        public List<Product> products() {
            List<Product> read = customers.products();
            add(read.size());
            read.forEach(HashedHistory.this::add);
            return read;
        }
    }

    private void add(Product product) {
        add(product.item());
        add(product.name());
        add(product.number());
        add(product.category());
        add(product.status());
    }

    private void add(Column column) {
        add(column.name());
        if (column instanceof Numbers numbers) {
            for (double value : numbers.values()) {
                add(value);
            }
        } else if (column instanceof Words words) {
            words.values().forEach(this::add);
        }
    }

    private void add(LocalDate day) {
        add((double) day.toEpochDay());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(double value) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).flip());
    }
}
