package io.customerhub.scoring.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeatureTableTest {
    private final FeatureTable table = new FeatureTable(
            3,
            List.of(
                    new Numbers("recency", new double[] {3, Double.NaN, 90}),
                    new Words("channel", List.of("shop", "", "phone"))));

    @Test
    void takesSomeCustomersInTheOrderGiven() {
        FeatureTable some = table.rows(new int[] {2, 0});
        assertThat(some.rows()).isEqualTo(2);
        assertThat(((Numbers) some.column("recency").orElseThrow()).values()).containsExactly(90, 3);
        assertThat(((Words) some.column("channel").orElseThrow()).values()).containsExactly("phone", "shop");
    }

    @Test
    void refusesFeatureOfOtherCustomers() {
        assertThatThrownBy(() -> new FeatureTable(2, table.columns()))
                .hasMessageContaining("the feature recency is of 3 customers, not of 2");
    }
}
