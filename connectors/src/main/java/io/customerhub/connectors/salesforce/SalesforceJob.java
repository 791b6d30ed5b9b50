package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.VendorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;

/** A bulk job under way: how far it is, and what its results say. */
public final class SalesforceJob {
    private static final Set<JobStateEnum> ENDS =
            Set.of(JobStateEnum.JOB_COMPLETE, JobStateEnum.FAILED, JobStateEnum.ABORTED);

    /** Some four minutes: a claim on the outbox lasts five. */
    private static final int MOST_LOOKS = 52;

    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final String id;
    private final List<Answer> answers = new ArrayList<>();
    private int looks;
    private boolean over;

    SalesforceJob(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Whether it has come to its end. */
    public boolean isOver() {
        return over;
    }

    /** How long to wait before the next look, a little longer each time. */
    public long getPauseMillis() {
        return Math.min(LONGEST_PAUSE_MILLIS, 250L * looks);
    }

    /**
     * Takes how far it is.
     *
     * @throws VendorException where it failed before its first row, or does not come to an end
     */
    void seen(Job job) {
        looks++;
        over = ENDS.contains(job.getState());
        if (job.getState() == JobStateEnum.FAILED && isUntouched(job)) {
            throw new VendorException.Refused(
                    "salesforce",
                    "loading bulk job " + id,
                    String.valueOf(job.getErrorMessage()),
                    "check the mapping's fields and what the account may do");
        }
        if (!over && looks >= MOST_LOOKS) {
            throw new VendorException.Unavailable(
                    "salesforce",
                    "waiting for bulk job " + id,
                    "it is still " + job.getState() + ", its rows are sent again, which changes nothing twice");
        }
    }

    private static boolean isUntouched(Job job) {
        Long processed = job.getNumberRecordsProcessed();
        return processed == null || processed == 0;
    }

    void add(Answer answer) {
        answers.add(answer);
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }
}
