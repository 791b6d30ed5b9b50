package io.customerhub.app.bench.firing;

import io.customerhub.app.schedule.SharedScheduler;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.store.Firings;
import io.customerhub.warehouse.store.NodeSettings;
import io.customerhub.warehouse.store.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * Schedules that are due every second, fired by several nodes on one warehouse. Half way through one node leaves and another
 * joins. Each firing that Quartz makes is counted, and then offered to the warehouse, which takes it once.
 */
public final class FiringsBench {
    private static final String TENANT = "firings";
    private static final String COUNTER = "counter";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Supplier<Database> databases;
    private final int schedules;
    private final int seconds;
    private final Map<String, LongAdder> fired = new ConcurrentHashMap<>();
    private final LongAdder taken = new LongAdder();

    /** @param databases opens connections of its own for each node */
    public FiringsBench(Supplier<Database> databases, int schedules, int seconds) {
        this.databases = databases;
        this.schedules = schedules;
        this.seconds = seconds;
    }

    /**
     * What came of it.
     *
     * @param due how many firings there had to be
     * @param fired how many each node's Quartz made
     * @param taken how many the warehouse took: of the same firing the first
     * @param took from the first due time until the last firing
     */
    public record Outcome(long due, Map<String, Long> fired, long taken, Duration took) {
        public Outcome {
            fired = Map.copyOf(fired);
        }

        /** How many firings Quartz made, on all nodes. */
        public long firedInAll() {
            return fired.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Member(Database database, Scheduler scheduler) {
        void leave() throws SchedulerException {
            scheduler.shutdown(true);
            database.close();
        }
    }

    /** Runs it with some nodes. */
    public Outcome run(int nodes) throws SchedulerException, InterruptedException {
        var members = new ArrayList<Member>();
        try {
            for (int number = 1; number <= nodes; number++) {
                members.add(join("node " + number));
            }
            Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3);
            schedule(members.get(0).scheduler(), first);
            Thread.sleep(Duration.between(Instant.now(), first.plusSeconds(seconds / 2))
                    .toMillis());
            members.remove(0).leave();
            members.add(join("node " + (nodes + 1)));
            Instant deadline = first.plusSeconds(seconds).plus(PATIENCE);
            while (isUnderWay(members.get(0).scheduler()) && Instant.now().isBefore(deadline)) {
                Thread.sleep(100);
            }
            Duration took = Duration.between(first, Instant.now());
            return new Outcome((long) schedules * seconds, counts(), taken.sum(), took);
        } finally {
            for (Member member : members) {
                member.leave();
            }
        }
    }

    private Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        fired.forEach((node, count) -> counts.put(node, count.sum()));
        return counts;
    }

    private Member join(String name) throws SchedulerException {
        Database database = databases.get();
        Scheduler scheduler = SharedScheduler.open(database.dataSource(), TENANT);
        var warehouse = new Warehouse(database.dataSource(), TENANT, InstantSource.system(), NodeSettings.named(name));
        scheduler.getContext().put(COUNTER, new Counter(name, warehouse.firings()));
        scheduler.start();
        return new Member(database, scheduler);
    }

    private void schedule(Scheduler scheduler, Instant first) throws SchedulerException {
        for (int number = 1; number <= schedules; number++) {
            var job = JobBuilder.newJob(Fire.class)
                    .withIdentity(JobKey.jobKey("schedule " + number))
                    .build();
            var trigger = TriggerBuilder.newTrigger()
                    .withIdentity("schedule " + number)
                    .startAt(Date.from(first))
                    .endAt(Date.from(first.plusSeconds(seconds).minusMillis(1)))
                    .withSchedule(CronScheduleBuilder.cronSchedule("* * * * * ?")
                            .withMisfireHandlingInstructionIgnoreMisfires())
                    .build();
            scheduler.scheduleJob(job, trigger);
        }
    }

    private static boolean isUnderWay(Scheduler scheduler) throws SchedulerException {
        return !scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup()).isEmpty();
    }

    private final class Counter {
        private final String node;
        private final Firings firings;

        Counter(String node, Firings firings) {
            this.node = node;
            this.firings = firings;
        }

        void count(String schedule, Instant due) {
            fired.computeIfAbsent(node, name -> new LongAdder()).increment();
            if (firings.take(schedule, due)) {
                taken.increment();
            }
        }
    }

    /** What a schedule of the benchmark does. */
    public static final class Fire implements Job {
        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                Counter counter = (Counter) Objects.requireNonNull(
                        context.getScheduler().getContext().get(COUNTER));
                counter.count(
                        context.getTrigger().getKey().getName(),
                        context.getScheduledFireTime().toInstant());
            } catch (SchedulerException e) {
                throw new JobExecutionException(e);
            }
        }
    }
}
