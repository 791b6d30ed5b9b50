package io.customerhub.connectors;

import io.customerhub.connectors.VendorException.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A batch on its way into a sink, call by call. What a sink refuses as a whole is halved, until the row to blame stands
 * alone and the others are written. What has been answered stays answered when a later call fails.
 */
public final class BatchWriting {
    /** The exchange property that holds the writing in progress. */
    public static final String PROPERTY = "writing";

    /** So many rows refused, from all over the batch, and none taken: it is not the rows. */
    private static final int SUSPICIOUS = 4;

    private final Deque<List<Delivery>> waiting = new ArrayDeque<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<String> refusedAlone = new ArrayList<>();
    private Optional<String> call = Optional.empty();
    private boolean anyTaken;

    /**
     * Begins with deliveries that are all of one operation.
     *
     * @param most how many rows one call may have
     */
    public BatchWriting(List<Delivery> deliveries, int most) {
        for (int from = 0; from < deliveries.size(); from += most) {
            waiting.add(deliveries.subList(from, Math.min(deliveries.size(), from + most)));
        }
    }

    /** Whether another call is due. */
    public boolean isMore() {
        return !waiting.isEmpty();
    }

    /** The rows that have no answer yet, as before the first call all of them. */
    public List<Delivery> rest() {
        return waiting.stream().flatMap(List::stream).toList();
    }

    /** The rows of the next call. */
    public List<Delivery> next() {
        return waiting.element();
    }

    /** Notes the sink's own id of the call; what it says next is about that one. */
    public void called(Optional<String> id) {
        call = id;
    }

    /** Takes what the sink said to the rows of the call. One that it does not mention is to be sent again. */
    public void answered(List<Answer> said) {
        for (Delivery delivery : waiting.remove()) {
            answers.put(
                    delivery.externalId(),
                    Answer.unanswered(delivery.externalId(), "the sink did not mention the row")
                            .to(call));
        }
        said.forEach(answer -> answers.replace(answer.externalId(), answer.to(call)));
        anyTaken |= said.stream().anyMatch(answer -> answer.outcome() == Answer.Outcome.WRITTEN);
    }

    /** Takes answers for rows that need no call. */
    public void settled(List<Answer> known) {
        known.forEach(answer -> answers.put(answer.externalId(), answer));
        List<List<Delivery>> calls = waiting.stream()
                .map(call -> call.stream()
                        .filter(row -> !answers.containsKey(row.externalId()))
                        .toList())
                .filter(call -> !call.isEmpty())
                .toList();
        waiting.clear();
        waiting.addAll(calls);
    }

    /** All rows of the call are written. */
    public void written() {
        answered(next().stream().map(Answer::written).toList());
    }

    /**
     * The sink refused the call for what it carries. As long as none has been taken, the rows to be tried next are those
     * from the batch's other end: bad ones that stand together are not taken for all.
     *
     * @throws Refused where rows from all over the batch are refused and none is taken: then all of them wait until
     *     somebody has mended what they have in common
     */
    public void refused(Refused refusal) {
        List<Delivery> rows = waiting.remove();
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            waiting.addFirst(rows.subList(half, rows.size()));
            waiting.addFirst(rows.subList(0, half));
            return;
        }
        String row = rows.get(0).externalId();
        answers.put(row, Answer.refused(row, refusal.said()).to(call));
        refusedAlone.add(row);
        if (!anyTaken && refusedAlone.size() >= SUSPICIOUS) {
            answers.keySet().removeAll(refusedAlone);
            throw refusal;
        }
        if (!anyTaken && !waiting.isEmpty()) {
            waiting.addFirst(waiting.removeLast());
        }
    }

    /** What the sink has said so far. */
    public List<Answer> answers() {
        return List.copyOf(answers.values());
    }
}
