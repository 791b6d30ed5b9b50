package io.customerhub.app.sink;

import io.customerhub.app.HubException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much one run may change of what a sink holds before it is stopped and a person is asked. A record counts when the
 * sink is to give it up, or a value in it that is not computed by the hub itself; to fill an empty field is no loss.
 *
 * @param share of the records that the sink held, from 0 to 1
 * @param from a sink that holds no more than this is not guarded
 */
public record SinkGuard(BigDecimal share, long from) {
    /** A guard rail as the properties declare it. */
    public static SinkGuard of(String name, String share, String from) {
        try {
            var guard = new SinkGuard(new BigDecimal(share.strip()), Long.parseLong(from.strip()));
            if (guard.share.signum() >= 0 && guard.share.compareTo(BigDecimal.ONE) <= 0 && guard.from >= 0) {
                return guard;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new HubException("the guard rail of %s: share '%s' must be from 0 to 1, and from '%s' a number of records"
                .formatted(name, share, from));
    }

    /** Why a sink is to be stopped; empty where it may go on. */
    public Optional<String> trips(long changed, long held) {
        if (isNone()
                || held <= from
                || BigDecimal.valueOf(changed).compareTo(share.multiply(BigDecimal.valueOf(held))) <= 0) {
            return Optional.empty();
        }
        return Optional.of("a run would change or take away %,d of the %,d records it holds, more than %s of them"
                .formatted(changed, held, percent()));
    }

    /** Whoever changes twice in a run counts twice, so changes can be more than there are records. */
    private boolean isNone() {
        return share.compareTo(BigDecimal.ONE) == 0;
    }

    private String percent() {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
