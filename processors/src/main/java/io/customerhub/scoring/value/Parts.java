package io.customerhub.scoring.value;

/**
 * What is expected of the customers of a snapshot, in its order, and what makes it. Where there is nothing besides, {@code spend} is
 * {@code purchases} times {@code perPurchase}.
 *
 * @param purchases on how many days each will buy
 * @param perPurchase what each will spend on such a day
 * @param besides what multiplies the two, in words; empty where nothing does
 * @param spend what each will spend
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
public record Parts(double[] purchases, double[] perPurchase, String besides, double[] spend) {
    static Parts of(Snapshot now, LifetimeValue value, String besides, double[] spend) {
        double[] perPurchase = now.histories().stream()
                .mapToDouble(value.spend()::expectedSpend)
                .toArray();
        return new Parts(now.expected(value.purchases()), perPurchase, besides, spend);
    }
}
