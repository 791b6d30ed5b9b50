package io.customerhub.app.schedule;

import io.customerhub.warehouse.store.Firings;
import io.customerhub.warehouse.store.Nodes;
import io.customerhub.warehouse.store.Requests;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.listeners.TriggerListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs by the clock, over all nodes. Quartz says who fires; that each firing is made once is a key of the warehouse, which
 * also holds when a node went on after it was stopped in the middle of firing.
 */
public final class Schedules extends TriggerListenerSupport {
    /** What every node runs by the clock beside flows. */
    public static final String RETRIES = "retries";

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final String GROUP = "hub";
    private static final String TAKEN = "taken";
    private static final Duration KEPT = Duration.ofDays(7);

    private final Scheduler scheduler;
    private final Set<String> known;
    private final Firings firings;
    private final Nodes nodes;
    private final Requests requests;

    /** @param known what this node runs by the clock */
    public Schedules(Scheduler scheduler, Set<String> known, Firings firings, Nodes nodes, Requests requests) {
        this.scheduler = scheduler;
        this.known = Set.copyOf(known);
        this.firings = firings;
        this.nodes = nodes;
        this.requests = requests;
    }

    /** Listens to what fires on this node. */
    public Schedules listening() {
        try {
            scheduler.getListenerManager().addTriggerListener(this);
            return this;
        } catch (SchedulerException e) {
            throw new IllegalStateException("listening to the clock that nodes share: " + e.getMessage(), e);
        }
    }

    /** Takes the firing that an exchange is: where another node has, the property {@code taken} says false. */
    public void take(Exchange exchange) {
        String schedule = exchange.getMessage().getHeader("triggerName", String.class);
        Date due = exchange.getMessage().getHeader("scheduledFireTime", Date.class);
        exchange.setProperty(TAKEN, firings.take(schedule, due.toInstant()));
    }

    /** Forgets firings that have been kept long enough, and takes away schedules that no node runs any more. */
    public void clean() throws SchedulerException {
        firings.forget(KEPT);
        Set<String> wanted = new HashSet<>(nodes.schedules());
        wanted.addAll(known);
        for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP))) {
            if (!wanted.contains(key.getName())) {
                scheduler.unscheduleJob(key);
                LOG.info("the schedule of {} is taken away: no node runs it any more", key.getName());
            }
        }
    }

    @Override
    public String getName() {
        return "schedules";
    }

    /** A firing of a flow that this node does not have, as while files are replaced node by node, is asked for: a node that has it runs it. */
    @Override
    public boolean vetoJobExecution(Trigger trigger, JobExecutionContext context) {
        String schedule = trigger.getKey().getName();
        if (known.contains(schedule)) {
            return false;
        }
        if (nodes.schedules().contains(schedule)) {
            requests.add(schedule, "schedule");
            LOG.info("{} is due and not known to this node: another one runs it", schedule);
        }
        return true;
    }
}
