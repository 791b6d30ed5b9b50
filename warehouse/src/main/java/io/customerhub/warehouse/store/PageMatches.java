package io.customerhub.warehouse.store;

import static java.util.Objects.requireNonNull;

import io.customerhub.identity.IdentityChanges.Said;
import io.customerhub.identity.Resolution;
import io.customerhub.identity.Resolution.Moved;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.identity.match.Matched;
import io.customerhub.identity.match.Matched.Named;
import io.customerhub.identity.match.Member;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.StoredMatches.Entrant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a page's records are found to be about by comparing them. A record that is there because a sink wrote it takes no part: it says
 * by the customer it carries whose it is.
 */
final class PageMatches {
    private final Reach reach;
    private final StoredDecisions decisions;
    private final StoredMatches stored;
    private final Map<SourceKey, Long> arrivals = new HashMap<>();
    private final Set<Long> numbers = new HashSet<>();
    private Optional<Matched> found = Optional.empty();

    PageMatches(PageTransaction page, Reach reach) {
        this.reach = reach;
        this.decisions = new StoredDecisions(page);
        this.stored = new StoredMatches(page, decisions);
    }

    /**
     * Compares the page's records.
     *
     * @return whom of the customers who are there it changes
     */
    Set<CustomerId> find(PageMatching matching, List<CustomerRecord> records) {
        Map<SourceKey, CustomerRecord> byKey = new HashMap<>();
        records.forEach(record -> byKey.put(record.key(), record));
        var members = new ArrayList<Member>();
        for (Entrant entrant :
                stored.entrants(records.stream().map(CustomerRecord::key).toList())) {
            arrivals.put(entrant.key(), entrant.number());
            if (!isReturned(entrant)) {
                numbers.add(entrant.number());
                CustomerRecord record = requireNonNull(byKey.get(entrant.key()));
                members.add(new Member(
                        entrant.number(),
                        entrant.key(),
                        StoredMatches.described(entrant.key(), record.facts()),
                        entrant.customer()));
            }
        }
        var gone = new HashSet<Long>();
        stored.known(reach.withdrawn()).values().stream()
                .filter(entrant -> !entrant.returned())
                .forEach(entrant -> gone.add(entrant.number()));
        Matched matched = matching.match(members, gone, stored);
        found = Optional.of(matched);
        return matched.changed(numbers);
    }

    private boolean isReturned(Entrant entrant) {
        return entrant.returned()
                || (entrant.customer().isEmpty() && reach.returned().containsKey(entrant.key()));
    }

    /**
     * What was found, of the same records.
     *
     * @param links whom records are about that say so themselves
     */
    Resolution resolution(List<CustomerRecord> records, Map<SourceKey, CustomerId> links) {
        Matched matched = found.orElseThrow();
        Map<SourceKey, Named> named = new HashMap<>();
        var moved = new ArrayList<Moved>();
        for (Named each : matched.named()) {
            Member member = each.member();
            if (numbers.contains(member.number())) {
                named.put(member.key(), each);
            } else if (each.isMoved()) {
                moved.add(new Moved(member.key(), member.customer().orElseThrow(), each.customer()));
            }
        }
        var resolved = new ArrayList<Resolved>();
        for (CustomerRecord record : records) {
            Named whose = named.get(record.key());
            CustomerId told = links.get(record.key());
            if (whose != null) {
                resolved.add(new Resolved(record, whose.customer(), whose.evidence()));
            } else if (told != null) {
                resolved.add(new Resolved(record, told, List.of()));
            }
        }
        return new Resolution(resolved, moved, matched.merges());
    }

    /** What people said or took back, and no page has followed before this one; nothing where nothing was compared. */
    List<Said> unfollowed() {
        return found.isEmpty() ? List.of() : decisions.unfollowed();
    }

    /** The place in the order in which records first came that was given to a record of the page; 0 for none. */
    long arrival(SourceKey record) {
        return arrivals.getOrDefault(record, 0L);
    }

    /** Keeps how records are found from now on, where any were compared. */
    void keep() {
        found.ifPresent(stored::keep);
    }
}
