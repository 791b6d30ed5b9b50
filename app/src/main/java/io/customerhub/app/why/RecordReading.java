package io.customerhub.app.why;

import io.customerhub.app.why.RecordReasons.Link;
import io.customerhub.app.why.RecordReasons.Said;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Decided;
import io.customerhub.warehouse.store.KnownCustomer;
import io.customerhub.warehouse.store.KnownCustomer.KnownRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads why records are about their customers, or not about one, beside the files by which that was decided. */
final class RecordReading {
    private static final String NOT_KNOWN = "the files by which it was compared cannot be read any more";

    private final Function<KnownRecord, FilesAsUsed> files;
    private final List<Decided> decisions;

    /**
     * Reads records.
     *
     * @param files by which a record was decided about
     * @param decisions what people say of the records, and perhaps of others
     */
    RecordReading(Function<KnownRecord, FilesAsUsed> files, List<Decided> decisions) {
        this.files = files;
        this.decisions = List.copyOf(decisions);
    }

    /** Why each record of a customer is theirs, in the order in which they came. */
    List<RecordReasons> of(KnownCustomer customer) {
        List<KnownRecord> compared = compared(customer);
        Map<SourceKey, Link> links = compared.size() > 1 ? links(compared) : Map.of();
        return customer.records().stream()
                .map(record -> {
                    boolean first = !compared.isEmpty() && compared.get(0).equals(record);
                    Optional<Link> link =
                            Optional.ofNullable(links.get(record.record().key()));
                    boolean told = first || record.returned() || link.isPresent();
                    return new RecordReasons(
                            record.record().key().toString(),
                            first,
                            record.returned(),
                            record.evidence(),
                            said(List.of(record), List.of(record)),
                            link,
                            told ? "" : NOT_KNOWN);
                })
                .toList();
    }

    /** A record that a sink wrote takes no part. */
    private static List<KnownRecord> compared(KnownCustomer customer) {
        return customer.records().stream().filter(record -> !record.returned()).toList();
    }

    /** What people say that names one of some records and one of others. */
    private List<Said> said(List<KnownRecord> some, List<KnownRecord> others) {
        Set<SourceKey> ones = keys(some);
        Set<SourceKey> twos = keys(others);
        return decisions.stream()
                .filter(each -> names(each, ones) && names(each, twos))
                .map(Said::of)
                .toList();
    }

    private static Set<SourceKey> keys(List<KnownRecord> records) {
        return records.stream().map(each -> each.record().key()).collect(Collectors.toSet());
    }

    private static boolean names(Decided decided, Set<SourceKey> records) {
        return records.contains(decided.decision().one())
                || records.contains(decided.decision().two());
    }

    private Map<SourceKey, Link> links(List<KnownRecord> records) {
        Map<SourceKey, Link> links = new HashMap<>();
        weighed(records, records).ifPresent(weighed -> {
            int[] strongest = weighed.strongest();
            for (int place = 1; place < strongest.length; place++) {
                List<Integer> others = new ArrayList<>(places(0, strongest.length));
                others.remove(Integer.valueOf(place));
                links.put(
                        records.get(place).record().key(),
                        new Link(weighed.pair(place, strongest[place]), weighed.average(List.of(place), others)));
            }
        });
        return links;
    }

    private Optional<WeighedRecords> weighed(List<KnownRecord> records, List<KnownRecord> decided) {
        KnownRecord last = WeighedRecords.last(decided);
        return WeighedRecords.of(records, last, files.apply(last));
    }

    private static List<Integer> places(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /** Why two records are about one customer, or are not; of one customer, both are the same. */
    TwoRecords of(KnownCustomer customer, SourceKey key, KnownCustomer others, SourceKey otherKey) {
        KnownRecord record = customer.record(key).orElseThrow();
        KnownRecord other = others.record(otherKey).orElseThrow();
        boolean one = customer.id().equals(others.id());
        List<KnownRecord> own = compared(customer);
        List<KnownRecord> all = one
                ? own
                : Stream.concat(own.stream(), compared(others).stream()).toList();
        List<KnownRecord> decided = one ? own : List.of(record, other);
        Optional<String> writer = Stream.of(record, other)
                .filter(KnownRecord::returned)
                .map(each -> each.record().key().toString())
                .findFirst();
        Optional<WeighedRecords> weighed = writer.isPresent() ? Optional.empty() : weighed(all, decided);
        return new TwoRecords(
                key.toString(),
                customer.id().toString(),
                otherKey.toString(),
                others.id().toString(),
                weighed.map(among -> among.pair(all.indexOf(record), all.indexOf(other))),
                weighed.filter(among -> !one)
                        .map(among -> among.average(places(0, own.size()), places(own.size(), all.size()))),
                said(own, compared(others)),
                weighed.isPresent() ? "" : writer.map(RecordReading::written).orElse(NOT_KNOWN));
    }

    private static String written(String record) {
        return "a sink wrote " + record + ": it is whose the hub said, and takes no part in comparing";
    }
}
