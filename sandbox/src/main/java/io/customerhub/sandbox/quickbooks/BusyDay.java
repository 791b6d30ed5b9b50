package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.BookRecord;
import io.customerhub.sandbox.company.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Many changes of customers at once. Which customers, how, and at what time follows from the books and a seed alone, so
 * two sandboxes that hold the same books and get the same seed still do afterwards.
 */
final class BusyDay {

    static final int MOST_CHANGES = 4_000;
    static final int MOST_SEEDS = 2_000;

    /** No two changes give the same number, and no company of ours begins with one: nobody becomes somebody else by it. */
    private static final long FIRST_PHONE = 868_200_0000L;

    private static final int CHANGES_A_SECOND = 20;
    private static final int TURN_PERCENT = 20;

    private BusyDay() {}

    /**
     * Gives customers a new phone and a new street, each as often as another or once more; one in five turns from a person into
     * an organisation or back, so that CRMs which hold them apart have something to create and something to take out.
     */
    static void bring(Books books, int changes, int seed) {
        Random random = new Random(seed);
        Instant start = books.table(Entity.CUSTOMER).latest();
        List<BookRecord> all =
                new ArrayList<>(books.table(Entity.CUSTOMER).view().byId());
        Collections.shuffle(all, random);
        for (int i = 0; i < changes; i++) {
            String id = all.get(i % all.size()).id();
            ObjectNode tree = (ObjectNode)
                    QueryPlan.tree(books.table(Entity.CUSTOMER).find(id).orElseThrow());
            String number = String.valueOf(FIRST_PHONE + (long) seed * MOST_CHANGES + i);
            tree.putObject("PrimaryPhone").put("FreeFormNumber", number);
            tree.putObject("BillAddr").put("Line1", (i + 1) + " Change Street").put("City", "Kingston");
            if (random.nextInt(100) < TURN_PERCENT) {
                turn(tree);
            }
            books.save(Entity.CUSTOMER, id, tree, start.plusSeconds(1 + i / CHANGES_A_SECOND));
        }
    }

    private static void turn(ObjectNode tree) {
        String name = tree.path("DisplayName").asText();
        if (tree.has("GivenName") || tree.has("FamilyName")) {
            tree.remove(List.of("GivenName", "MiddleName", "FamilyName"));
            tree.put("CompanyName", name);
        } else {
            tree.remove("CompanyName");
            tree.put("FamilyName", name);
        }
    }
}
