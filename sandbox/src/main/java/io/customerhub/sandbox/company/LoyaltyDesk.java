package io.customerhub.sandbox.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Enrols customers of the demo company in the loyalty programme. */
final class LoyaltyDesk {

    private final Random random;
    private final Handwriting hand;
    private final List<LoyaltyMember> members = new ArrayList<>();
    private final List<TruthRow> truth = new ArrayList<>();

    LoyaltyDesk(Random random) {
        this.random = random;
        this.hand = new Handwriting(random);
    }

    List<LoyaltyMember> members() {
        return List.copyOf(members);
    }

    List<TruthRow> truth() {
        return List.copyOf(truth);
    }

    void enrolAll(List<TrueCustomer> customers) {
        customers.forEach(this::enrol);
    }

    private void enrol(TrueCustomer customer) {
        String number = String.format(Locale.ROOT, "L%06d", 100_001 + members.size());
        Instant updated = DemoCompany.TODAY.minusSeconds(random.nextInt(600 * 86_400));
        LocalDate joined = LocalDate.ofInstant(updated, ZoneOffset.UTC).minusDays(random.nextInt(200));
        members.add(new LoyaltyMember(
                number,
                hand.person(customer),
                hand.chance(85) ? hand.email(customer.email()) : "",
                hand.chance(90) ? hand.phone(customer.phone()) : "",
                hand.parish(customer.place().parish()),
                joined,
                updated));
        truth.add(new TruthRow("loyalty", "members", number, customer.id()));
    }
}
