package io.customerhub.scoring.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ItemScorerTest {
    /** Two customers bought both items, one the first alone; nobody bought the third. */
    private final Purchases learned = once(3, new int[] {0, 1}, new int[] {0, 1}, new int[] {0});

    private static Purchases once(int items, int[]... bought) {
        double[][] times =
                Arrays.stream(bought).map(row -> new double[row.length]).toArray(double[][]::new);
        return new Purchases(items, bought, times).once();
    }

    @Test
    void easeIsAsComputedByHand() {
        // the inverse of ((3 + 1, 2), (2, 2 + 1)), divided by its diagonal, column by column
        Ease ease = Ease.fit(learned, 1, 1);
        double[] ofFirst = ease.of(once(3, new int[] {0})).scores(0);
        double[] ofSecond = ease.of(once(3, new int[] {1})).scores(0);
        assertThat(ofFirst).containsExactly(new double[] {0, 2.0 / 4, 0}, within(1e-6));
        assertThat(ofSecond).containsExactly(new double[] {2.0 / 3, 0, 0}, within(1e-6));
    }

    @Test
    void easeLearnsNothingOfItemSoldOnce() {
        Ease ease = Ease.fit(once(2, new int[] {0, 1}, new int[] {0}), 2, 1);
        assertThat(ease.size()).isEqualTo(1);
        assertThat(ease.of(once(2, new int[] {0, 1})).scores(0)).containsExactly(0, 0);
    }

    @Test
    void easeOfNothingSaysNothing() {
        assertThat(Ease.fit(once(2), 1, 1).of(once(2, new int[] {0})).scores(0)).containsExactly(0, 0);
    }

    @Test
    void easeRefusesToFitWithoutRidge() {
        assertThatThrownBy(() -> Ease.fit(learned, 1, 0)).hasMessageContaining("the ridge must be above 0");
    }

    @Test
    void easeOfManyItemsSolvesTheEquations() {
        // more items than the block solver takes at once; every column of the model must foretell its item as least
        // squares do
        int items = 1_100;
        var random = new SplittableRandom(2);
        int[][] bought = new int[400][];
        for (int customer = 0; customer < bought.length; customer++) {
            bought[customer] = random.ints(20, 0, items).distinct().sorted().toArray();
        }
        Purchases all = once(items, bought);
        Ease ease = Ease.fit(all, 1, 10);
        double[][] ofEach = new double[items][];
        for (int item = 0; item < items; item++) {
            ofEach[item] = ease.of(once(items, new int[] {item})).scores(0);
        }
        // the gradient of column 7: what its errors share with any other item is the ridge times that item's weight
        int column = 7;
        double[] shared = new double[items];
        for (int[] row : bought) {
            double error = Arrays.stream(row).anyMatch(item -> item == column) ? 1 : 0;
            for (int item : row) {
                error -= ofEach[item][column];
            }
            for (int item : row) {
                shared[item] += error;
            }
        }
        for (int item = 0; item < items; item++) {
            if (item != column) {
                assertThat(shared[item]).isCloseTo(10 * ofEach[item][column], within(1e-4));
            }
        }
    }

    @Test
    void neighboursAreAsComputedByHand() {
        double both = Math.log1p(3.0 / 2);
        double alone = Math.log1p(3.0);
        double expected = 2 * both * both / (Math.sqrt(2 * both * both + alone * alone) * Math.sqrt(2 * both * both));
        double[] scores =
                ItemNeighbours.fit(learned, 5).of(once(3, new int[] {0})).scores(0);
        assertThat(scores).containsExactly(new double[] {0, expected, 0}, within(1e-7));
    }

    @Test
    void neighboursKeepOnlyTheNearest() {
        Purchases three = once(3, new int[] {0, 1}, new int[] {0, 1}, new int[] {0, 2});
        double[] scores =
                ItemNeighbours.fit(three, 1).of(once(3, new int[] {0})).scores(0);
        assertThat(scores[1]).isPositive();
        assertThat(scores[2]).isZero();
    }

    @Test
    void blendsTwoScorers() {
        ItemScorer own = ItemScorer.ownPurchases(learned);
        assertThat(own.plus(0.5, ItemScorer.popularity(learned)).scores(2)).containsExactly(2.5, 1, 0);
    }
}
