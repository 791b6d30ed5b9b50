package io.customerhub.trigger;

import io.customerhub.scoring.action.SeenCustomer;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.trigger.Occasion.CustomerIs;
import io.customerhub.trigger.Occasion.FieldChanges;
import io.customerhub.trigger.Occasion.Happens;
import io.customerhub.trigger.Occasion.LabelLeaves;
import io.customerhub.trigger.Occasion.LabelMoves;
import io.customerhub.trigger.Occasion.ScoreMoves;
import io.customerhub.trigger.TriggerRules.Look;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One trigger that looks at one customer: what it remembers from now on, and what has come about. */
final class Watch {
    private final Trigger trigger;
    private final Look look;
    private final SeenCustomer seen;
    private final TriggerState before;
    private final List<Driver> reasons;
    private final boolean holds;

    Watch(Trigger trigger, Look look, TriggerState before) {
        this.trigger = trigger;
        this.look = look;
        this.seen = look.seen();
        this.before = before;
        this.reasons = seen.reasons(trigger.when());
        this.holds = reasons.size() == trigger.when().size();
    }

    TriggerState state() {
        if (trigger.on().isEmpty()) {
            return held();
        }
        Occasion on = trigger.on().get();
        if (on instanceof FieldChanges of) {
            return TriggerState.of(seen.field(of.field()).or(before::value));
        }
        if (on instanceof ScoreMoves of) {
            return TriggerState.of(anchor(of).map(BigDecimal::toPlainString));
        }
        if (on instanceof LabelLeaves of) {
            return TriggerState.of(label(of.score()));
        }
        return on instanceof LabelMoves of ? TriggerState.of(label(of.score()).or(before::value)) : TriggerState.NONE;
    }

    List<Firing> firings() {
        if (!holds) {
            return List.of();
        }
        if (trigger.on().isEmpty()) {
            return once(isDue() && !before.told().equals(Optional.of(period())), Firing.of(trigger, reasons));
        }
        Occasion on = trigger.on().get();
        if (on instanceof Happens of) {
            return look.happenings().stream()
                    .filter(of::is)
                    .map(happening -> Firing.of(trigger, reasons, happening))
                    .toList();
        }
        if (on instanceof CustomerIs of) {
            return once(look.isNew() && of.kinds().contains(CustomerIs.NEW), Firing.of(trigger, reasons));
        }
        return once(on);
    }

    private List<Firing> once(Occasion on) {
        if (on instanceof FieldChanges of) {
            return moved(seen.field(of.field()));
        }
        if (on instanceof LabelMoves of) {
            return moved(label(of.score()));
        }
        if (on instanceof LabelLeaves of) {
            Optional<String> now = label(of.score());
            boolean left = before.value().filter(of.words()::contains).isPresent()
                    && now.filter(of.words()::contains).isEmpty();
            return once(left, Firing.of(trigger, reasons, before.value(), now));
        }
        return on instanceof ScoreMoves of
                ? once(
                        hasMoved(of),
                        Firing.of(trigger, reasons, before.value(), score(of).map(BigDecimal::toPlainString)))
                : List.of();
    }

    private static List<Firing> once(boolean comesAbout, Firing firing) {
        return comesAbout ? List.of(firing) : List.of();
    }

    private TriggerState held() {
        if (!holds) {
            return TriggerState.NONE;
        }
        Optional<LocalDate> told = isDue() ? Optional.of(period()) : before.told();
        return new TriggerState(Optional.of(since()), told, Optional.empty());
    }

    private LocalDate since() {
        return before.since().orElse(look.day());
    }

    private boolean isDue() {
        return !since().plusDays(trigger.days()).isAfter(look.day());
    }

    /** The time for which it comes about once: as long as it holds, or the day, week or month. */
    private LocalDate period() {
        return trigger.every().map(every -> every.of(look.day())).orElse(since());
    }

    private List<Firing> moved(Optional<String> now) {
        boolean moved = before.value().isPresent() && now.isPresent() && !now.equals(before.value());
        return once(moved, Firing.of(trigger, reasons, before.value(), now));
    }

    private boolean hasMoved(ScoreMoves of) {
        Optional<BigDecimal> anchor = before.value().map(BigDecimal::new);
        return score(of)
                .flatMap(now -> anchor.map(of.up() ? now::subtract : from -> from.subtract(now)))
                .filter(way -> way.compareTo(of.by()) >= 0)
                .isPresent();
    }

    /** From where its way is measured: the farthest back, or where that was last told. */
    private Optional<BigDecimal> anchor(ScoreMoves of) {
        Optional<BigDecimal> now = score(of);
        Optional<BigDecimal> anchor = before.value().map(BigDecimal::new);
        if (now.isEmpty() || anchor.isEmpty()) {
            return now.or(() -> anchor);
        }
        boolean isFarther =
                of.up() ? now.get().compareTo(anchor.get()) < 0 : now.get().compareTo(anchor.get()) > 0;
        return isFarther || (holds && hasMoved(of)) ? now : anchor;
    }

    private Optional<BigDecimal> score(ScoreMoves of) {
        return seen.score(of.score()).flatMap(ToldScore::score);
    }

    private Optional<String> label(String name) {
        return seen.score(name).flatMap(ToldScore::label);
    }
}
